import { clockTime } from '../base/clockTime';
import { plural } from '../base/plural';

/** The runs that a function's log group shows around the time of a lost call. Epoch milliseconds. */
export interface LogSearch {
  readonly logGroup: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The request ids of the runs that began between these times, by any caller. */
  readonly requestIds: readonly string[];
}

/** Describes what was searched and found. A run that began at the right time may still be another caller's. */
export function describeLogSearch({ logGroup, fromMs, toMs, requestIds }: LogSearch): string {
  const where = `Searched log group ${logGroup} for runs that began between ${clockTime(fromMs)} and ${clockTime(toMs)}`;
  if (requestIds.length === 0) return `${where}: none found.`;
  const ids = requestIds.slice(0, maxIds).join(', ');
  const more = requestIds.length > maxIds ? ', …' : '';
  const doubt =
    requestIds.length === 1
      ? "It may be this invocation or another caller's."
      : 'Which of them is this invocation is unknown.';
  return `${where}: ${plural(requestIds.length, 'run')} (request ID ${ids}${more}). ${doubt}`;
}

const maxIds = 5;
