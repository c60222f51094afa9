import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { type Finding, pages } from './finding';

/** What will bite with the shards of a stream. */
export function streamFindings({ uuid, settings }: EventSourceMapping): readonly Finding[] {
  const { maximumRetryAttempts = 'untilExpired', maximumRecordAgeSeconds = 'untilExpired' } = settings;
  const { bisectsBatch, onFailure, reportsItemFailures } = settings;
  const findings: Finding[] = [];
  const isEndless = maximumRetryAttempts === 'untilExpired' && maximumRecordAgeSeconds === 'untilExpired';
  if (isEndless && !bisectsBatch && !reportsItemFailures) {
    findings.push({
      severity: 'warning',
      title: 'One bad record blocks its shard until its data expires',
      reason:
        'Retries and record age have no limit, and failed batches are not split. Nothing after the record is processed meanwhile.',
      source: pages.streamErrors,
      fix: {
        changes: [
          ['Split batch on error', 'off', 'on'],
          ['Retry attempts', 'until the data expires', '5'],
        ],
        apply: { kind: 'mapping', uuid, bisectsBatch: true, maximumRetryAttempts: 5 },
      },
    });
  } else if (isEndless) {
    findings.push({
      severity: 'warning',
      title: 'A bad record blocks its shard until its data expires',
      reason: 'Failed batches are split, but retries and record age have no limit.',
      source: pages.streamErrors,
      fix: {
        changes: [['Retry attempts', 'until the data expires', '5']],
        apply: { kind: 'mapping', uuid, maximumRetryAttempts: 5 },
      },
    });
  }
  if (onFailure === undefined) {
    findings.push({
      severity: 'warning',
      title: 'Discarded records are not reported',
      reason:
        'The mapping has no on-failure destination. Records that are discarded after the last attempt, or expire, are lost.',
      source: pages.streamErrors,
      fix: undefined,
    });
  }
  return findings;
}
