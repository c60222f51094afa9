import type { ExecutionArgument } from '../../../ids';
import { noDeadline } from '../../../model/base/noDeadline';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import { parseExecutionArn } from '../../../model/durable/executionArn';
import type { ExecutionCommand, PanelSubject } from '../../../protocol/panelMessages';
import type { ComparedExecution, ShownExecution } from '../../../protocol/shownExecution';
import { openFrame } from '../../coding/openFrame';
import { runCommand } from '../../commands/runCommand';
import type { Connections } from '../../connections/connections';
import type { HandlerSources } from '../../functions/open/openHandler';
import { compareExecution } from '../compareExecution';
import { saveExecution, saveExecutionPicture } from '../saveExecution';
import type { TraceDocuments } from '../traceDocuments';
import { executionGone } from './subjectView';

/** What panels of executions can request, in terms of commands and documents. */
export interface ExecutionActions {
  readonly connections: Pick<Connections, 'get'>;
  readonly save: typeof saveExecution;
  readonly savePicture: typeof saveExecutionPicture;
  show(subject: PanelSubject): void;
  run(command: ExecutionCommand, argument: ExecutionArgument): Promise<Outcome>;
  skipWait(of: ExecutionArgument, operationId: string): Promise<Outcome>;
  openLog(of: ExecutionArgument, requestId: string, fromMs: number): Promise<Outcome>;
  openHistory(execution: ShownExecution): Promise<Outcome>;
  compare(of: ExecutionArgument, otherArn: string | undefined): Promise<Outcome<ComparedExecution>>;
  openFrame(execution: ShownExecution, path: string, line: number): Promise<Outcome<unknown>>;
}

interface ExecutionActionParts {
  readonly connections: Connections;
  readonly handlers: HandlerSources;
  readonly traces: TraceDocuments;
  readonly show: (subject: PanelSubject) => void;
}

const commandNames = {
  stop: 'stopExecution',
  startAgain: 'startExecutionAgain',
  succeed: 'succeedCallback',
  fail: 'failCallback',
  heartbeat: 'sendCallbackHeartbeat',
} as const satisfies Readonly<Record<ExecutionCommand, string>>;

export function executionActions({ connections, handlers, traces, show }: ExecutionActionParts): ExecutionActions {
  return {
    connections,
    save: saveExecution,
    savePicture: saveExecutionPicture,
    show,
    run: async (command, argument) => {
      await runCommand(commandNames[command], argument);
      return done;
    },
    skipWait: async ({ connectionId, executionArn }, operationId) => {
      const connection = connections.get(connectionId);
      if (connection === undefined) return failed(executionGone);
      const skipped = await connection.durable.skipWait(executionArn, operationId, noDeadline());
      return skipped.ok ? done : failed(skipped.failure.message);
    },
    openLog: async ({ connectionId, executionArn }, requestId, fromMs) => {
      const connection = connections.get(connectionId);
      const functionName = parseExecutionArn(executionArn)?.functionName;
      if (connection === undefined || functionName === undefined) return failed(executionGone);
      const read = await connection.directory.getFunction(functionName, undefined, noDeadline());
      const logGroup = read.ok ? read.value.logGroup : `/aws/lambda/${functionName}`;
      await runCommand('showRequestLog', { connectionId, functionName, logGroup, requestId, fromMs });
      return done;
    },
    compare: async ({ connectionId, executionArn }, otherArn) => {
      const connection = connections.get(connectionId);
      return connection === undefined ? failed(executionGone) : compareExecution(connection, executionArn, otherArn);
    },
    openHistory: ({ events, executionArn, origin }) =>
      traces.open(parseExecutionArn(executionArn ?? '')?.name ?? origin, events, undefined),
    openFrame: ({ executionArn }, path, line) =>
      openFrame({ path, line }, parseExecutionArn(executionArn ?? '')?.functionName, handlers),
  };
}
