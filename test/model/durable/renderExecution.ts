import type { ExecutionTree } from '../../../src/model/durable/executionTree';
import type { HistoryError, HistoryText } from '../../../src/model/durable/historyPayload';
import type { Attempt, Operation } from '../../../src/model/durable/operation';

/** An execution in lines, times in milliseconds from its start. */
export function renderExecution(tree: ExecutionTree): string {
  const at = (ms: number | undefined) => (ms === undefined ? '…' : String(ms - tree.startMs));
  const { durationMs, ranMs, waitedMs, replayedMs, billedMs } = tree.totals;
  return [
    `${tree.status} 0-${at(tree.endMs)}${tree.isPartial ? ' partial' : ''}${text('in', tree.input)}${text('out', tree.result)}${failure(tree.error)}`,
    ...tree.operations.flatMap((operation) => renderOperation(operation, at, '  ')),
    ...tree.unknown.map(({ eventType, eventId }) => `  unknown ${eventType} #${eventId}`),
    ...tree.invocations.map(
      ({ number, startMs, endMs, requestId, error, replayedOperations, ...rest }) =>
        `invocation ${number} ${at(startMs)}-${at(endMs)} ${requestId ?? '…'}${failure(error)}, replayed ${replayedOperations} in ${rest.replayedMs} ms`,
    ),
    `took ${durationMs} = ran ${ranMs} + waited ${waitedMs}; replayed ${replayedMs}, billed ${billedMs}`,
    '',
  ].join('\n');
}

type At = (ms: number | undefined) => string;

function renderOperation(operation: Operation, at: At, indent: string): readonly string[] {
  const { kind, name, status, startMs, endMs, isStartKnown, invocations } = operation;
  const by = invocations.length === 0 ? '' : ` by ${invocations.join(',')}`;
  return [
    `${indent}${kind}${name === undefined ? '' : ` "${name}"`} ${isStartKnown ? '' : '?'}${at(startMs)}-${at(endMs)} ${status}${by}${factsOf(operation, at)}${text('in', operation.input)}${text('out', operation.result)}${failure(operation.error)}`,
    ...operation.attempts.map((attempt) => `${indent}  ${renderAttempt(attempt, at)}`),
    ...operation.unknown.map(({ eventType, eventId }) => `${indent}  unknown ${eventType} #${eventId}`),
    ...operation.children.flatMap((child) => renderOperation(child, at, `${indent}  `)),
  ];
}

function renderAttempt({ number, startMs, endMs, outcome, delaySeconds, invocation, error }: Attempt, at: At): string {
  const next = delaySeconds === undefined ? '' : `, next in ${delaySeconds} s`;
  return `attempt ${number} ${at(startMs)}-${at(endMs)} ${outcome} by ${invocation ?? '…'}${failure(error)}${next}`;
}

function factsOf({ wait, callback, chained }: Operation, at: At): string {
  if (wait) return ` for ${wait.durationSeconds} s until ${at(wait.scheduledEndMs)}`;
  if (callback) {
    return ` ${callback.callbackId} timeout ${callback.timeoutSeconds ?? '–'} heartbeat ${callback.heartbeatTimeoutSeconds ?? '–'}`;
  }
  return chained ? ` of ${chained.functionName}:${chained.executedVersion ?? '?'} ${chained.executionArn ?? '–'}` : '';
}

function text(label: string, value: HistoryText | undefined): string {
  if (!value || (value.text === undefined && !value.isTruncated)) return '';
  return ` ${label} ${value.text ?? ''}${value.isTruncated ? ' (truncated)' : ''}`;
}

function failure(error: HistoryError | undefined): string {
  return error ? ` ${error.type ?? '–'}: ${error.message ?? '–'}${error.isTruncated ? ' (truncated)' : ''}` : '';
}
