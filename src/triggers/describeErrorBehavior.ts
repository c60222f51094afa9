import { peekableService } from '../model/connection/recordSource';
import { describeDurable } from '../model/function/describeDurable';
import type { Limit } from '../model/function/eventSourceMapping';
import type { DurableSettings, EventInvokeConfig } from '../model/function/functions';
import type { DescribedErrorBehavior, FailureQueue } from './described';
import type { ErrorBehavior, OrderedBehavior, PollBehavior, QueueBehavior } from './errorBehavior';
import { formatSeconds } from './formatSeconds';
import { nameOfSource } from './nameOfSource';

/** Describes what happens when the function fails: by model, then for each mapping. */
export function describeErrorBehavior({
  async: config,
  durable,
  poll,
}: ErrorBehavior): readonly DescribedErrorBehavior[] {
  return [
    {
      about: { kind: 'sync' },
      icon: 'arrow-right',
      service: undefined,
      source: undefined,
      status: undefined,
      summary: 'not retried: the caller receives the error',
      remarks: [],
      failures: undefined,
    },
    describeAsync(config, durable),
    ...poll.map(describePoll),
  ];
}

function describeAsync(config: EventInvokeConfig, durable: DurableSettings | undefined): DescribedErrorBehavior {
  const { maximumRetryAttempts: retries, maximumEventAgeSeconds, source } = config;
  const age = formatSeconds(maximumEventAgeSeconds);
  const defaults = source === 'default' ? ' (defaults)' : '';
  return {
    about: { kind: 'async' },
    icon: 'debug-rerun',
    service: undefined,
    source: undefined,
    status: undefined,
    summary: `${count(retries, 'retry', 'retries')}, maximum event age ${age}${defaults}`,
    remarks: [
      ...config.retryDelaysMs
        .slice(0, retries)
        .map((delayMs, index) => `attempt ${index + 2} about ${formatSeconds(delayMs / 1000)} after a failure`),
      `throttles and Lambda’s own errors are retried for ${age}`,
      ...(durable === undefined ? endsOfEvents(config) : endsOfExecutions(config, durable)),
    ],
    failures: undefined,
  };
}

function endsOfEvents({ onSuccess, onFailure, deadLetter }: EventInvokeConfig): readonly string[] {
  return [
    `on success: ${onSuccess ?? 'no destination'}`,
    `on failure: ${onFailure ?? 'no destination'}`,
    `dead-letter queue: ${deadLetter ?? 'none'}`,
    ...(onFailure === undefined && deadLetter === undefined ? ['events that fail every attempt are discarded'] : []),
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html */
function endsOfExecutions(
  { onSuccess, onFailure, deadLetter }: EventInvokeConfig,
  durable: DurableSettings,
): readonly string[] {
  const configured = [onSuccess, onFailure].filter((arn) => arn !== undefined);
  const unused = configured.length === 0 ? '' : `; ${configured.join(' and ')} receives nothing`;
  return [
    ...describeDurable(durable),
    `destinations: not supported for durable functions${unused}`,
    `dead-letter queue: ${deadLetter === undefined ? 'none' : `${deadLetter}, for executions that do not succeed`}`,
  ];
}

function describePoll({ mapping, service, rule }: PollBehavior): DescribedErrorBehavior {
  const { source, reportsItemFailures, onFailure } = mapping.settings;
  const isOn = mapping.state === 'Enabled' || mapping.state === 'Other';
  return {
    about: { kind: 'mapping', mapping },
    icon: service?.icon ?? 'question',
    service: service?.name ?? 'Event source mapping',
    source: nameOfSource(source),
    status: isOn ? undefined : mapping.state.toLowerCase(),
    summary: summary(rule),
    remarks: [
      ...rulesOf(rule),
      ...(reportsItemFailures ? ['the function can report failed items; only those are retried'] : []),
      ...afterwards(rule, onFailure),
    ],
    failures: failureQueue(rule, onFailure),
  };
}

function failureQueue(rule: PollBehavior['rule'], onFailure: string | undefined): FailureQueue | undefined {
  if (rule.kind === 'queue' && rule.redrive.kind === 'deadLetter') {
    return { kind: 'deadLetters', arn: rule.redrive.deadLetterArn };
  }
  const isQueue = onFailure !== undefined && peekableService(onFailure) === 'sqs';
  return isQueue ? { kind: 'destination', arn: onFailure } : undefined;
}

function summary(rule: PollBehavior['rule']): string {
  switch (rule.kind) {
    case 'ordered':
      return rule.maximumRetryAttempts === 0 ? attempts(rule) : `${attempts(rule)}, blocking its ${rule.unit}`;
    case 'queue':
      return 'messages return to the queue, which limits retries';
    case 'unlimited':
      return 'the batch is retried until it succeeds or expires';
  }
}

function attempts({ maximumRetryAttempts, maximumRecordAgeSeconds }: OrderedBehavior): string {
  if (maximumRetryAttempts === 'untilExpired' && maximumRecordAgeSeconds === 'untilExpired') {
    return 'the batch is retried until its records expire';
  }
  if (maximumRetryAttempts === 0) return 'the batch is not retried';
  const limits = [
    ...limit(maximumRetryAttempts, (value) => `up to ${count(value, 'time', 'times')}`),
    ...limit(maximumRecordAgeSeconds, (value) => `until its records are ${formatSeconds(value)} old`),
  ];
  return `the batch is retried ${limits.join(' or ')}`;
}

function rulesOf(rule: PollBehavior['rule']): readonly string[] {
  switch (rule.kind) {
    case 'ordered':
      return [...retention(rule), ...(rule.bisectsBatch ? ['a failed batch is split in two (bisect)'] : [])];
    case 'queue':
      return queueRules(rule);
    case 'unlimited':
      return [];
  }
}

function retention({ unit, retentionHours }: OrderedBehavior): readonly string[] {
  const source = unit === 'shard' ? 'the stream' : 'the topic';
  if (retentionHours === undefined) return [`retention period of ${source} not read`];
  return [`retention period of ${source}: ${formatSeconds(retentionHours * 3_600)}`];
}

function queueRules({ visibilityTimeoutSeconds, redrive }: QueueBehavior): readonly string[] {
  const back =
    visibilityTimeoutSeconds === undefined
      ? 'messages return after the visibility timeout'
      : `messages return after the visibility timeout of ${formatSeconds(visibilityTimeoutSeconds)}`;
  switch (redrive.kind) {
    case 'unknown':
      return [back, 'redrive policy of the queue not read'];
    case 'none':
      return [back, 'no redrive policy: messages are retried until their retention period ends'];
    case 'deadLetter':
      return [
        back,
        `after ${count(redrive.maximumReceives, 'receive', 'receives')}, messages move to ${redrive.deadLetterArn}`,
      ];
  }
}

function afterwards(rule: PollBehavior['rule'], onFailure: string | undefined): readonly string[] {
  if (onFailure !== undefined) return [`after the last attempt, the batch is reported to ${onFailure}`];
  return rule.kind === 'ordered' ? ['after the last attempt, the records are discarded'] : [];
}

function limit(value: Limit, describe: (value: number) => string): readonly string[] {
  return value === 'untilExpired' ? [] : [describe(value)];
}

function count(number: number, one: string, many: string): string {
  return number === 0 ? `no ${many}` : `${number} ${number === 1 ? one : many}`;
}
