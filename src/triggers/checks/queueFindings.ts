import type { SourceFacts } from '../../model/function/functionDetails';
import { formatSeconds } from '../formatSeconds';
import type { CheckedMapping } from './checkedMapping';
import { type Finding, pages } from './finding';

/** AWS's advice: enough receives for throttles besides failures. */
const minReceives = 5;

/** AWS's advice: visibility of six times the function's timeout, and the batching window. */
const timeoutFactor = 6;

/** What will bite with a queue. `facts`: its settings, where they could be read. */
export function queueFindings(
  { mapping, lambda }: Pick<CheckedMapping, 'mapping' | 'lambda'>,
  facts: Extract<SourceFacts, { kind: 'queue' }> | undefined,
): readonly Finding[] {
  const { source, batchWindowSeconds = 0 } = mapping.settings;
  if (facts === undefined || source.kind !== 'arn') return [];
  const { visibilityTimeoutSeconds: visibility, redrive } = facts;
  const queueArn = source.arn;
  const findings: Finding[] = [];
  const advised = timeoutFactor * lambda.timeoutSeconds + batchWindowSeconds;
  if (visibility < advised) {
    const window = batchWindowSeconds > 0 ? ` plus the batching window of ${formatSeconds(batchWindowSeconds)}` : '';
    findings.push({
      severity: 'warning',
      title: `Visibility timeout of ${formatSeconds(visibility)} is below ${formatSeconds(advised)}`,
      reason: `AWS advises ${timeoutFactor} times the function’s timeout of ${formatSeconds(lambda.timeoutSeconds)}${window}. Messages that become visible while they wait or are retried are delivered twice.`,
      source: pages.queues,
      fix: {
        changes: [['Visibility timeout', formatSeconds(visibility), formatSeconds(advised)]],
        apply: { kind: 'visibility', queueArn, seconds: advised },
      },
    });
  }
  if (redrive === undefined) {
    findings.push({
      severity: 'warning',
      title: 'The queue has no dead-letter queue',
      reason: 'A message that always fails is retried until the retention period of the queue ends, and is then lost.',
      source: pages.queueErrors,
      fix: undefined,
    });
  } else if (redrive.maximumReceives < minReceives) {
    const { deadLetterArn, maximumReceives } = redrive;
    findings.push({
      severity: 'warning',
      title: `Messages move to the dead-letter queue after ${maximumReceives === 1 ? '1 receive' : `${maximumReceives} receives`}`,
      reason: `AWS advises at least ${minReceives}: throttled batches count a receive, too, so messages may get there without a run.`,
      source: pages.queues,
      fix: {
        changes: [['Maximum receives', String(maximumReceives), String(minReceives)]],
        apply: { kind: 'redrivePolicy', queueArn, deadLetterArn, maximumReceives: minReceives },
      },
    });
  }
  return findings;
}
