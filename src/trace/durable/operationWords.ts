import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { HistoryError } from '../../model/durable/historyPayload';
import type { Operation, OperationKind, OperationStatus } from '../../model/durable/operation';

/** What operations are called: by AWS's documentation of durable functions. */
export const operationNouns: Readonly<Record<OperationKind, string>> = {
  step: 'Step',
  condition: 'Wait for condition',
  wait: 'Wait',
  callback: 'Callback',
  waitForCallback: 'Wait for callback',
  chainedInvoke: 'Invoke',
  context: 'Child context',
  parallel: 'Parallel',
  branch: 'Branch',
  map: 'Map',
  iteration: 'Map item',
  unknown: 'Unknown operation',
};

/** The name that the code gave, else what it is. */
export function operationName({ name, kind, subType }: Operation): string {
  if (name !== undefined && name !== '') return name;
  return kind === 'unknown' && subType !== undefined ? subType : operationNouns[kind];
}

/** What became of an operation; `undefined` for success, and where its bar says it. */
export const statusWords: Readonly<Record<OperationStatus, string | undefined>> = {
  running: undefined,
  retrying: 'waiting for the next attempt',
  waiting: undefined,
  succeeded: undefined,
  failed: 'failed',
  timedOut: 'timed out',
  stopped: 'stopped',
  cancelled: 'canceled',
  abandoned: 'not finished',
  unknown: undefined,
};

/** `CardError: declined`, on one line. */
export function errorText({ type, message }: HistoryError): string {
  const text = [type, message].filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? 'No error details' : text.replace(/\s+/g, ' ');
}

/** The second words of an operation's row: what it is, where its name does not say so, its error or how often it was tried. */
export function operationDetail(operation: Operation): string | undefined {
  const { kind, name, error, status, attempts, chained, wait, unknown } = operation;
  const noun = operationNouns[kind].toLowerCase();
  const parts = [
    kind === 'step' || name === undefined || name.toLowerCase() === noun ? undefined : noun,
    chained?.functionName === undefined ? undefined : calleeOf(chained.functionName, chained.executedVersion),
    wait?.durationSeconds === undefined ? undefined : formatDuration(wait.durationSeconds * 1000),
    attempts.length > 1 ? plural(attempts.length, kind === 'condition' ? 'check' : 'attempt') : undefined,
    unknown.length > 0 ? unknown.map(({ eventType }) => eventType).join(', ') : undefined,
    error === undefined ? statusWords[status] : errorText(error),
  ];
  return parts.filter((part) => part !== undefined).join(' · ') || undefined;
}

function calleeOf(functionName: string, version: string | undefined): string {
  return version === undefined ? functionName : `${functionName}:${version}`;
}
