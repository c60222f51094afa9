import type { EventInvokeConfig } from '../../model/function/functions';
import { formatSeconds } from '../formatSeconds';
import { type Finding, pages } from './finding';

/** AWS's default; less leaves little time for throttled events. */
const shortAgeSeconds = 300;

/** What will bite with asynchronous invocations. */
export function asyncFindings(
  { onFailure, deadLetter, maximumRetryAttempts, maximumEventAgeSeconds, retryDelaysMs }: EventInvokeConfig,
  reservedConcurrency: number | 'none' | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const base = { source: pages.asynchronous, fix: undefined };
  if (reservedConcurrency === 0) {
    const reason = 'Lambda runs no event of this function: events go to the failure destination, or are discarded.';
    findings.push({
      ...base,
      source: pages.concurrency,
      severity: 'error',
      title: 'Reserved concurrency is 0',
      reason,
    });
  }
  if (onFailure === undefined && deadLetter === undefined) {
    const title = 'Events that fail every attempt are discarded';
    const reason = 'There is no on-failure destination and no dead-letter queue.';
    findings.push({ ...base, severity: 'warning', title, reason });
  }
  const neededSeconds = retryDelaysMs.slice(0, maximumRetryAttempts).reduce((sum, ms) => sum + ms / 1000, 0);
  if (maximumEventAgeSeconds < neededSeconds) {
    const title = `Events of ${formatSeconds(maximumEventAgeSeconds)} are discarded before their last retry`;
    const reason = `${maximumRetryAttempts} retries take about ${formatSeconds(neededSeconds)}.`;
    findings.push({ ...base, severity: 'warning', title, reason });
  } else if (maximumEventAgeSeconds < shortAgeSeconds) {
    const title = `Events older than ${formatSeconds(maximumEventAgeSeconds)} are discarded`;
    const reason = 'Throttled events wait in the queue. This leaves little time for them.';
    findings.push({ ...base, severity: 'warning', title, reason });
  }
  return findings;
}
