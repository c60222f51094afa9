import type { InvocationStore } from '../../invocations/invocationStore';
import type { Invocation } from '../../model/invocation/invocation';
import type { InvocationPanels } from '../traces/panel/invocationPanels';

/** The invocations of a pair. */
export interface SentPair {
  readonly local: Invocation;
  readonly deployed: Invocation;
}

export interface ShowNeeds {
  readonly store: InvocationStore;
  readonly panels: InvocationPanels;
}

/** Shows both responses and both runs in one panel as soon as both functions have answered; traces join them when they are there. */
export async function showPair({ local, deployed }: SentPair, { store, panels }: ShowNeeds): Promise<void> {
  const both = [local.id, deployed.id];
  await untilAnswered(both, store);
  // The user may have cleared the history.
  if (both.some((id) => store.get(id) === undefined)) return;
  await panels.compare(deployed.id, local.id);
}

/** An invocation that was removed is not waited for. */
function untilAnswered(ids: readonly string[], store: InvocationStore): Promise<void> {
  const areAll = (): boolean => ids.every((id) => store.get(id)?.answer.kind !== 'waiting');
  return new Promise((resolve) => {
    if (areAll()) return resolve();
    const watching = store.onDidChange(() => {
      if (!areAll()) return;
      watching.dispose();
      resolve();
    });
  });
}
