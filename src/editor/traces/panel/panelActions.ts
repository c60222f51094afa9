import { noDeadline } from '../../../model/base/noDeadline';
import { done, failed } from '../../../model/base/outcome';
import type { PanelSubject } from '../../../protocol/panelMessages';
import { openFrame } from '../../coding/openFrame';
import { runCommand } from '../../commands/runCommand';
import { changeDialogs } from '../../functions/changes/changeDialogs';
import { changeTracing } from '../../functions/changes/changeTracing';
import { openConsoleOf } from '../../functions/open/openConsoleOf';
import type { HandlerSources } from '../../functions/open/openHandler';
import type { Sending } from '../../invocations/createSending';
import { retryNow, useShortDelays } from '../../invocations/localRetries';
import type { SentDocuments } from '../../invocations/sentDocuments';
import { pickExecutionOfTrace } from '../pickExecutionOfTrace';
import { saveExport, savePicture } from '../saveExport';
import { saveResponse } from '../saveResponse';
import type { TraceDocuments } from '../traceDocuments';
import type { PanelActions } from './panelParts';

/** The dependencies of `panelActions`. */
export interface ActionParts {
  readonly sending: Sending;
  readonly handlers: HandlerSources;
  readonly sent: SentDocuments;
  readonly traces: TraceDocuments;
  readonly show: (subject: PanelSubject) => void;
  readonly ofRecord: PanelActions['ofRecord'];
}

/** What panels can request, in terms of commands and documents. */
export function panelActions({ sending, handlers, sent, traces, show, ofRecord }: ActionParts): PanelActions {
  const { connections, store } = sending;
  return {
    openFrame: ({ invocation }, path, line) => openFrame({ path, line }, invocation?.target.functionName, handlers),
    openSent: async (invocationId, part) => {
      await sent.open(invocationId, part);
      return done;
    },
    openDocument: ({ traceId, documents }, segmentId) => traces.open(traceId, documents, segmentId),
    saveExport,
    saveResponse,
    savePicture,
    openConsole: (content, page) => openConsoleOf(content, page, connections),
    openExecution: async ({ connectionId }, executionArn) => {
      await runCommand(
        'openExecution',
        connectionId === undefined ? { connectionId, executionArn } : { connectionId, executionArn },
      );
      return done;
    },
    findExecution: async ({ connectionId, traceId }, { functionName, fromMs, atMs }) => {
      const connection = connectionId === undefined ? undefined : connections.get(connectionId);
      if (connection === undefined) return failed('The connection of this trace is no longer in dwell.connections.');
      const found = await pickExecutionOfTrace(connection, { functionName, traceId, fromMs, atMs });
      if (found.kind !== 'done') return found;
      show({ kind: 'execution', connectionId: connection.id, executionArn: found.value });
      return done;
    },
    enableTracing: ({ target }) => changeTracing(target, 'Active', connections, changeDialogs),
    retryNow: (invocation) => retryNow(invocation, connections),
    useShortDelays: (invocation) => useShortDelays(invocation, sending),
    openRun: async ({ id, target, source }, { runId, traceId }) => {
      const { connectionId, functionName } = target;
      const connection = connections.get(connectionId);
      const run = traceId === undefined ? undefined : await connection?.runs.find(runId, noDeadline());
      if (connection !== undefined && run?.ok === true && run.value !== undefined) {
        const { runs } = sending;
        const invocation = await runs.adopt(connection, run.value, { kind: 'poller', source: source.name });
        show({ kind: 'invocation', invocationId: invocation.id });
        return done;
      }
      if (traceId !== undefined) {
        show({ kind: 'trace', connectionId, traceId });
        return done;
      }
      const logGroup = sending.records.requestOf(id)?.logGroup;
      if (logGroup === undefined) return failed('The log group of this run is not known.');
      await runCommand('showRequestLog', { connectionId, functionName, logGroup, requestId: runId });
      return done;
    },
    ofRecord,
    run: async (command, invocationId) => {
      const target = store.get(invocationId)?.target;
      if (command === 'openPayload') await runCommand(command, target === undefined ? undefined : { target });
      else await runCommand(command, { invocationId });
      return done;
    },
  };
}
