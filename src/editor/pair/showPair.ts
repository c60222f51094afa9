import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { Invocation } from '../../model/invocation/invocation';
import type { SentDocuments } from '../invocations/sentDocuments';
import type { InvocationPanels } from '../traces/panel/invocationPanels';

/** The invocations of a pair. */
export interface SentPair {
  readonly local: Invocation;
  readonly deployed: Invocation;
}

export interface ShowNeeds {
  readonly store: InvocationStore;
  readonly sent: SentDocuments;
  readonly panels: InvocationPanels;
}

/** Shows both responses in the diff editor as soon as they are there, and both runs in one panel once their traces are. */
export async function showPair({ local, deployed }: SentPair, { store, sent, panels }: ShowNeeds): Promise<void> {
  const both = [local.id, deployed.id];
  await untilAll(both, store, ({ answer }) => answer.kind !== 'waiting');
  if (both.every((id) => sent.has(id, 'response'))) {
    const title = `${local.target.functionName}: ${local.connectionName} ↔ ${deployed.connectionName}`;
    const options = { viewColumn: vscode.ViewColumn.One, preserveFocus: true };
    const uris = both.map((id) => sent.uriOf(id, 'response'));
    await vscode.commands.executeCommand('vscode.diff', ...uris, title, options);
  }
  await untilAll(both, store, ({ following }) => following.kind === 'ended');
  // The user may have cleared the history.
  if (both.some((id) => store.get(id) === undefined)) return;
  await panels.compare(deployed.id, local.id);
}

/** An invocation that was removed is not waited for. */
function untilAll(
  ids: readonly string[],
  store: InvocationStore,
  isReached: (invocation: Invocation) => boolean,
): Promise<void> {
  const areAll = (): boolean =>
    ids.every((id) => {
      const invocation = store.get(id);
      return invocation === undefined || isReached(invocation);
    });
  return new Promise((resolve) => {
    if (areAll()) return resolve();
    const watching = store.onDidChange(() => {
      if (!areAll()) return;
      watching.dispose();
      resolve();
    });
  });
}
