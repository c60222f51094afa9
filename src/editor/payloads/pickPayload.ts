import * as vscode from 'vscode';
import { canceled, doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { services } from '../../model/services/services';
import type { CommandContext } from '../commandContext';
import { GrowingPick } from '../prompts/growingPick';
import type { Answer } from '../prompts/pickStep';
import type { PayloadFile } from './documents/payloadFiles';

/** A payload there is, or the wish for a new one. */
export type PickedPayload =
  | { readonly kind: 'file'; readonly file: PayloadFile }
  | { readonly kind: 'sample' }
  | { readonly kind: 'empty' };

type PayloadItem = vscode.QuickPickItem & { readonly choice?: PickedPayload };

/** Asks for a payload of a function, listed with where each is kept; shareable test events follow below when AWS has sent them. */
export async function pickPayload(
  target: FunctionTarget,
  placeholder: string,
  context: CommandContext,
): Promise<Answer<PickedPayload>> {
  const { payloads, sharedEvents } = context;
  const pick = vscode.window.createQuickPick<PayloadItem>();
  pick.title = target.functionName;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  const controller = new AbortController();
  const local = await payloads.list(target);
  const rows = new GrowingPick(pick, {
    keyOf: ({ label, choice }) => (choice?.kind === 'file' ? choice.file.uri.toString() : label),
    moreItem: (count) => ({ label: `$(arrow-down) Show ${count} more payloads`, alwaysShow: true }),
  });
  const show = (shared: readonly PayloadItem[]): void => {
    rows.grow([
      ...payloads.sorted(target, local).map(itemOf),
      { label: 'new', kind: vscode.QuickPickItemKind.Separator },
      {
        label: `$(list-selection) ${'From a sample event…'}`,
        description: `SQS, S3, API Gateway and ${services.length - 3} more services`,
        choice: { kind: 'sample' },
      },
      { label: `$(new-file) ${'Empty payload'}`, choice: { kind: 'empty' } },
      { label: 'shared', kind: vscode.QuickPickItemKind.Separator },
      ...shared,
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

function problemItem(message: string): PayloadItem {
  return { label: `$(warning) ${message}` };
}

function itemOf(file: PayloadFile): PayloadItem {
  return {
    label: `$(${icons[file.origin]}) ${file.name}`,
    description: originOf(file),
    choice: { kind: 'file', file },
  };
}

const icons: Readonly<Record<PayloadFile['origin'], string>> = {
  workspace: 'json',
  scratch: 'edit',
  shared: 'cloud',
};

/** Where a payload is kept, in words. */
export function originOf({ uri, origin }: PayloadFile): string {
  switch (origin) {
    case 'workspace':
      return vscode.workspace.asRelativePath(uri);
    case 'scratch':
      return 'kept by Dwell';
    case 'shared':
      return 'shareable test event';
  }
}
