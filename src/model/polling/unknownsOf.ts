import type { FollowedRecord } from './followedRecord';

/**
 * What cannot be known about a record, and what would tell, a sentence each. AWS has no API that looks up one message; the
 * local poller reports every decision (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html).
 */
export function unknownsOf({ evidence, source, settings, isTraced, answer }: FollowedRecord): readonly string[] {
  if (evidence.kind === 'decisions') {
    return evidence.isGap
      ? ['The local service no longer has its oldest decisions: the first steps may be missing.']
      : [];
  }
  const last = evidence.readings.at(-1);
  const id = source.service === 'sqs' ? 'message ID' : 'event ID';
  const isSeen = (last?.sightings.length ?? 0) > 0;
  const hasId = answer.kind === 'sent' && answer.recordId !== undefined;
  return [
    ...(source.service === 'sqs'
      ? [
          'SQS does not report when a message is received, by whom, or how often: its counts are of the whole queue, and approximate.',
        ]
      : ['AWS does not report the checkpoint of a mapping: whether a record was processed can only be inferred.']),
    ...(isSeen || !hasId ? [] : [`If the function logs the ${id} of each record, Dwell finds its runs.`]),
    ...(source.service === 'sqs' && !isTraced
      ? ['With active tracing, X-Ray links the function’s trace to this message.']
      : []),
    ...(settings.metrics.includes('EventCount')
      ? [
          'The mapping’s EventCount metrics count records that were polled, filtered out, invoked, and deleted or dropped.',
        ]
      : [
          'With EventCount metrics on the mapping, CloudWatch counts records that were polled, filtered out, invoked, and deleted or dropped.',
        ]),
    ...(source.service === 'sqs'
      ? []
      : ['The IteratorAge metric of the function shows how far its mapping is behind.']),
    ...(last?.problems ?? []),
  ];
}
