import * as vscode from 'vscode';
import { canceled, doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { services } from '../../model/services/services';
import { GrowingPick, moreItem } from '../prompts/growingPick';
import type { Answer } from '../prompts/pickStep';
import { createQuickPick } from '../sinks/quickInput';
import type { PayloadFile, PayloadFiles } from './documents/payloadFiles';
import type { SharedEventFiles } from './documents/sharedEventFiles';

/** An existing payload, or a request for a new one. */
export type PickedPayload =
  | { readonly kind: 'file'; readonly file: PayloadFile }
  | { readonly kind: 'sample' }
  | { readonly kind: 'empty' };

type PayloadItem = vscode.QuickPickItem & { readonly choice?: PickedPayload };

/** The dependencies of `pickPayload`. */
export interface PickPayloadNeeds {
  readonly payloads: PayloadFiles;
  readonly sharedEvents: SharedEventFiles;
}

/** One picker for all payloads of a function, each with where it is stored; shareable test events are added when AWS has listed them. */
export async function pickPayload(
  target: FunctionTarget,
  placeholder: string,
  { payloads, sharedEvents }: PickPayloadNeeds,
): Promise<Answer<PickedPayload>> {
  const pick = createQuickPick<PayloadItem>();
  pick.title = target.functionName;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  const controller = new AbortController();
  const local = await payloads.list(target);
  const rows = new GrowingPick(pick, {
    keyOf: ({ label, choice }) => (choice?.kind === 'file' ? choice.file.uri.toString() : label),
    moreItem: (count) => moreItem(count, 'payload'),
  });
  const show = (late: readonly PayloadItem[]): void => {
    rows.grow([
      ...payloads.sorted(target, local).map(itemOf),
      separator('new'),
      {
        label: 'From a sample event…',
        iconPath: new vscode.ThemeIcon('list-selection'),
        description: `SQS, S3, API Gateway, and ${services.length - 3} more services`,
        choice: { kind: 'sample' },
      },
      { label: 'Empty payload', iconPath: new vscode.ThemeIcon('new-file'), choice: { kind: 'empty' } },
      ...(late.length === 0 ? [] : [separator('shareable test events'), ...late]),
    ]);
  };
  try {
    const answer = new Promise<Answer<PickedPayload>>((resolve) => {
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidAccept(() => {
        const picked = pick.selectedItems[0]?.choice;
        if (picked !== undefined) resolve(doneWith(picked));
      });
      pick.onDidHide(() => resolve(canceled));
    });
    show([]);
    pick.busy = true;
    pick.show();
    void sharedEvents.list(target, controller.signal).then((shared) => {
      if (controller.signal.aborted) return;
      pick.busy = false;
      show(shared.ok ? payloads.sorted(target, shared.value).map(itemOf) : [problemItem(shared.failure.message)]);
    });
    return await answer;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

function separator(label: string): PayloadItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function problemItem(label: string): PayloadItem {
  return { label, iconPath: new vscode.ThemeIcon('warning') };
}

function itemOf(file: PayloadFile): PayloadItem {
  return {
    label: file.name,
    iconPath: new vscode.ThemeIcon(icons[file.origin]),
    description: originOf(file),
    choice: { kind: 'file', file },
  };
}

const icons: Readonly<Record<PayloadFile['origin'], string>> = {
  workspace: 'json',
  scratch: 'edit',
  shared: 'cloud',
};

/** Describes where a payload is stored. */
export function originOf({ uri, origin }: PayloadFile): string {
  switch (origin) {
    case 'workspace':
      return vscode.workspace.asRelativePath(uri);
    case 'scratch':
      return 'stored by Dwell';
    case 'shared':
      return 'shareable test event';
  }
}
