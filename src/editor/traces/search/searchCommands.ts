import { type SearchCriteria, searchedOutcomes } from '../../../explorer/traceSearch/criteria';
import { failureCriteria } from '../../../explorer/traceSearch/findFailures';
import { timesOf } from '../../../explorer/traceSearch/searchWindows';
import type { FunctionArgument, ViewNode } from '../../../ids';
import { clockDate } from '../../../model/base/clockTime';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import { commandTo } from '../../commands/commandTo';
import type { CommandHandlers } from '../../commands/registerCommands';
import type { Connections } from '../../connections/connections';
import { functionUnder, nodeOf } from '../../functions/functionUnder';
import type { ResolveFunction } from '../../functions/resolveFunction';
import { connectionOf } from '../../functions/tree/functionNodes';
import type { TraceOpener } from '../../links/openTraceId';
import { showMessage } from '../../sinks/messages';
import type { InvocationPanels } from '../panel/invocationPanels';
import type { TraceSearchSide } from './createTraceSearch';
import { foundTraceCommands, traceUnder } from './foundTraceCommands';
import { askCriteria, type FormNeeds } from './searchForm';
import type { MoreTracesNode } from './traceNodes';

export interface SearchNeeds extends Omit<FormNeeds, 'connections'>, TraceSearchSide {
  readonly connections: Connections;
  readonly resolveFunction: ResolveFunction;
  readonly panels: InvocationPanels;
  readonly opener: TraceOpener;
}

const failureHours = 6;

/** The commands of the view **Traces**. */
export function searchCommands(needs: SearchNeeds) {
  const { connections, search, traceTree, panels } = needs;
  const run = async (criteria: SearchCriteria, isOfFailures: boolean): Promise<Outcome> => {
    const connection = connections.get(criteria.connectionId);
    if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
    await traceTree.reveal(isOfFailures);
    void search.start(criteria, connection.traceSearch);
    return done;
  };
  return {
    openTraceSearch: async (argument) => {
      const initial = initialCriteria(argument, needs);
      if (initial === undefined) {
        return failed('No connections yet.', commandTo('addConnection', 'Add Connection'));
      }
      const criteria = await askCriteria(initial, needs);
      return criteria === undefined ? canceled : run(criteria, false);
    },
    repeatTraceSearch: async () => {
      const { criteria } = search.state;
      return criteria === undefined ? failed('No traces were searched yet.') : run(criteria, traceTree.isOfFailures);
    },
    stopTraceSearch: async () => {
      search.cancel();
      return done;
    },
    findFailed: async (argument) => {
      const resolved = await needs.resolveFunction(argument);
      if (resolved.kind !== 'done') return resolved;
      return run(failureCriteria({ target: resolved.value.target, hours: failureHours }), true);
    },
    searchStoredSpans: () => searchStored(needs),
    showMoreTraces: async (node) => {
      if (isMore(node)) traceTree.showMore(node);
      return done;
    },
    showTrace: async (argument) => {
      const trace = traceUnder(argument);
      if (trace === undefined) return failed('Select a trace in the Traces view.');
      const { connectionId, traceId } = trace;
      if (connectionId === undefined)
        return needs.opener.open({ traceId, region: undefined, account: undefined }, false);
      panels.show({ kind: 'trace', connectionId, traceId });
      return done;
    },
    ...foundTraceCommands(connections),
  } satisfies CommandHandlers;
}

function isMore(node: ViewNode | undefined): node is MoreTracesNode {
  return node?.kind === 'moreTraces';
}

/** Of the row that a menu was opened on, else the last search, else all failures of the last hour. */
function initialCriteria(argument: FunctionArgument, { connections, search }: SearchNeeds): SearchCriteria | undefined {
  const base = { range: { kind: 'last', hours: 1 }, outcomes: searchedOutcomes } as const;
  const target =
    functionUnder(argument)?.target ?? (argument !== undefined && 'target' in argument ? argument.target : undefined);
  if (target !== undefined) {
    const { connectionId, functionName } = target;
    return { ...base, connectionId, scope: { kind: 'function', functionName } };
  }
  const connection = connectionOf(nodeOf(argument));
  if (connection === undefined && search.state.criteria !== undefined) return search.state.criteria;
  const id = connection?.id ?? connections.workspaceConnectionId();
  const known = id === undefined ? undefined : connections.get(id);
  const connectionId = known?.id ?? connections.all()[0]?.id;
  return connectionId === undefined ? undefined : { ...base, connectionId, scope: { kind: 'connection' } };
}

/** Asks before it reads log data, which is billed. */
async function searchStored({ search, connections, traceTree }: SearchNeeds): Promise<Outcome> {
  const { criteria } = search.state;
  const connection = criteria === undefined ? undefined : connections.get(criteria.connectionId);
  if (criteria === undefined || connection === undefined) return failed('No traces were searched yet.');
  const { fromMs, toMs } = timesOf(criteria.range, Date.now());
  const button = 'Search aws/spans';
  const isReduced = [criteria.annotation, criteria.url, criteria.expression].some((one) => one !== undefined);
  const detail = [
    `From: ${clockDate(fromMs)}`,
    `To: ${clockDate(toMs)}`,
    'CloudWatch Logs Insights is billed per GB of log data scanned.',
    ...(isReduced ? ['Annotation, URL, and filter expression are not applied to stored spans.'] : []),
  ].join('\n');
  const text = `Search the stored spans of ${connection.spec.name}?`;
  const chosen = await showMessage('warning', { text, detail, isModal: true, buttons: [button] });
  if (chosen !== button) return canceled;
  await traceTree.reveal(traceTree.isOfFailures);
  void search.startStored(criteria, connection.traceSearch);
  return done;
}
