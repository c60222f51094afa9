import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import { setContext } from '../../commands/setContext';

/** Sets the contexts of the commands that apply to what is listed, loading, or filtered. */
export function showListContexts({ choices, lists, roots }: FunctionExplorer): void {
  const states = lists.connections().map((connection) => lists.listOf(connection).state);
  setContext('isFiltered', choices.isFiltered);
  setContext(
    'hasFunctions',
    states.some(({ functions }) => functions.length > 0),
  );
  setContext(
    'hasDurableFunctions',
    states.some(({ functions }) => functions.some(({ durable }) => durable !== undefined)),
  );
  setContext(
    'isLoading',
    states.some(({ paging }) => paging.kind === 'loading'),
  );
  setContext(
    'isStopped',
    states.some(({ paging }) => paging.kind === 'stopped'),
  );
  setContext('hasSeveralConnections', roots.length > 1);
  setContext(
    'hasRemoteConnections',
    roots.some(({ spec }) => spec.kind !== 'local'),
  );
}
