import * as vscode from 'vscode';
import { canceled, doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { services } from '../../model/services/services';
import type { Answer } from '../prompts/pickStep';
import type { PayloadFile, PayloadFiles } from './documents/payloadFiles';
import type { SharedEventFiles } from './documents/sharedEventFiles';

/** An existing payload, or a request for a new one. */
export type PickedPayload =
  | { readonly kind: 'file'; readonly file: PayloadFile }
  | { readonly kind: 'sample' }
  | { readonly kind: 'empty' };

type PayloadItem = vscode.QuickPickItem & { readonly choice?: PickedPayload };

/** What picking a payload needs. */
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
  const pick = vscode.window.createQuickPick<PayloadItem>();
  pick.title = target.functionName;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  const controller = new AbortController();
  const local = await payloads.list(target);
  const show = (files: readonly PayloadFile[], problem: string | undefined): void => {
    pick.items = [
      ...payloads.sorted(target, files).map(itemOf),
      ...(problem === undefined ? [] : [{ label: `$(warning) ${problem}`, alwaysShow: false }]),
      { label: 'new', kind: vscode.QuickPickItemKind.Separator },
      {
        label: '$(list-selection) From a sample event…',
        description: `SQS, S3, API Gateway, and ${services.length - 3} more services`,
        choice: { kind: 'sample' },
      },
      { label: '$(new-file) Empty payload', choice: { kind: 'empty' } },
    ];
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
    show(local, undefined);
    pick.busy = true;
    pick.show();
    void sharedEvents.list(target, controller.signal).then((shared) => {
      if (controller.signal.aborted) return;
      pick.busy = false;
      pick.keepScrollPosition = true;
      if (shared.ok && shared.value.length > 0) show([...local, ...shared.value], undefined);
      if (!shared.ok) show(local, shared.failure.message);
    });
    return await answer;
  } finally {
    controller.abort();
    pick.dispose();
  }
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
      return 'stored by Dwell';
    case 'shared':
      return 'shareable test event';
  }
}
