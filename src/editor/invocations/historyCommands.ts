import type { InvocationArgument } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { CommandHandlers } from '../commands/registerCommands';
import { showMessage } from '../sinks/messages';
import type { InvocationPanels } from '../traces/panel/invocationPanels';
import { exportHistory } from './exportHistory';
import { filterInvocations } from './filterInvocations';
import type { HistoryView } from './historyView';
import { type InvocationCandidates, latestInvocation } from './resolveInvocation';

export interface HistoryNeeds {
  readonly history: HistoryView;
  readonly panels: InvocationPanels;
  /** Stops waiting for an invocation. AWS cannot stop the function: it keeps running, and an event is still retried. */
  readonly stopWaiting: (invocationId: string) => void;
}

/** The commands about the history and about one invocation in it. */
export function historyCommands({ history, panels, stopWaiting }: HistoryNeeds) {
  const { store, invocationTree, resolveInvocation } = history;
  const withInvocation = async (
    argument: InvocationArgument,
    candidates: InvocationCandidates,
    work: (invocation: Invocation) => void,
  ): Promise<Outcome> => {
    const resolved = await resolveInvocation(argument, candidates);
    if (resolved.kind !== 'done') return resolved;
    work(resolved.value);
    return done;
  };
  let lastFailure: string | undefined;
  const showNextFailure = async (): Promise<Outcome> => {
    const failures = failedInvocations(store.all());
    const next = failures[failures.findIndex(({ id }) => id === lastFailure) + 1] ?? failures[0];
    if (next === undefined) return failed('No invocation failed.');
    lastFailure = next.id;
    panels.show({ kind: 'invocation', invocationId: next.id });
    return done;
  };
  const all = (): InvocationCandidates => ({ invocations: store.all(), none: 'No invocations yet.' });
  const running = (): InvocationCandidates => {
    const nowMs = Date.now();
    const invocations = store.all().filter((one) => lifecycleOf(one, nowMs).outcome === 'pending');
    return { invocations, none: 'No invocation is running.' };
  };
  return {
    showInvocation: (argument) =>
      withInvocation(argument, all(), ({ id }) => panels.show({ kind: 'invocation', invocationId: id })),
    showLastInvocation: () =>
      withInvocation(undefined, latestInvocation(store), ({ id }) =>
        panels.show({ kind: 'invocation', invocationId: id }),
      ),
    showNextFailure,
    removeInvocation: (argument) =>
      withInvocation(argument, all(), ({ id }) => {
        stopWaiting(id);
        store.remove(id);
      }),
    stopWaiting: (argument) => withInvocation(argument, running(), ({ id }) => stopWaiting(id)),
    filterInvocations: () => filterInvocations(invocationTree),
    clearInvocationFilter: async () => {
      invocationTree.setFilter('');
      return done;
    },
    exportHistory: () => exportHistory(store),
    clearHistory: async () => {
      const clear = 'Delete';
      const count = `${store.all().length} invocations`;
      const what = store.isStored ? count : `${count} and the history of the newer version`;
      const question = `Delete ${what} with their payloads, results, and traces?`;
      if ((await showMessage('warning', { text: question, isModal: true, buttons: [clear] })) !== clear)
        return canceled;
      store.clear();
      return done;
    },
  } satisfies CommandHandlers;
}

/** Those with an attempt that failed, newest first. */
function failedInvocations(invocations: readonly Invocation[]): readonly Invocation[] {
  const nowMs = Date.now();
  return invocations.filter((invocation) =>
    lifecycleOf(invocation, nowMs).steps.some(
      (step) => step.kind === 'attempt' && ['functionError', 'timedOut', 'throttled'].includes(step.outcome),
    ),
  );
}
