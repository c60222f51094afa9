import type { ExecutionStatus } from '../../model/durable/execution';
import { type ExecutionFilter, noExecutionFilter } from '../../model/durable/executionDirectory';

/** Which executions are shown. `undefined`: all. */
export interface ExecutionChoice {
  readonly status: ExecutionStatus | undefined;
  /** The whole name: AWS does not search for a part of it. */
  readonly name: string | undefined;
  /** Those that started within this many hours. */
  readonly hours: number | undefined;
}

/** All executions. */
export const noChoice: ExecutionChoice = { status: undefined, name: undefined, hours: undefined };

export function isChoiceEmpty({ status, name, hours }: ExecutionChoice): boolean {
  return status === undefined && name === undefined && hours === undefined;
}

/** What is asked of AWS at this time. */
export function filterOf({ status, name, hours }: ExecutionChoice, nowMs: number): ExecutionFilter {
  const startedAfterMs = hours === undefined ? undefined : nowMs - hours * 3_600_000;
  return { ...noExecutionFilter, status, name, startedAfterMs };
}

/** The choice in words: `failed, last 24 hours, name order-42`. */
export function describeChoice({ status, name, hours }: ExecutionChoice): string {
  return [
    status === undefined ? undefined : statusWords[status],
    hours === undefined ? undefined : hoursText(hours),
    name === undefined ? undefined : `name ${name}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** `last hour`, `last 24 hours`, `last 7 days` */
export function hoursText(hours: number): string {
  if (hours === 1) return 'last hour';
  return hours <= 48 ? `last ${hours} hours` : `last ${hours / 24} days`;
}

/** A status as rows and filters say it. */
export const statusWords: Readonly<Record<ExecutionStatus, string>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  STOPPED: 'stopped',
};

/** A status that this version does not know is said as AWS writes it. */
export function statusText(status: string): string {
  return isKnown(status) ? statusWords[status] : status;
}

function isKnown(status: string): status is ExecutionStatus {
  return Object.hasOwn(statusWords, status);
}
