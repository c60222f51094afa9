import { ordinal } from '../model/base/ordinal';
import type { Limit } from '../model/function/eventSourceMapping';
import type { EventInvokeConfig } from '../model/function/functions';
import type { Described } from './described';
import type { ErrorBehavior, OrderedBehavior, PollBehavior, QueueBehavior } from './errorBehavior';
import { formatSeconds } from './formatSeconds';
import { nameIn } from './nameIn';

/** What happens when the function fails, for a tree: a row a model, then one for each mapping. */
export function describeErrorBehavior({ async: config, poll }: ErrorBehavior): readonly Described[] {
  return [
    {
      label: 'Synchronous',
      description: 'nothing is retried; the caller gets the error and decides',
      icon: 'arrow-right',
      lines: [],
    },
    describeAsync(config),
    ...poll.map(describePoll),
  ];
}

function describeAsync(config: EventInvokeConfig): Described {
  const { maximumRetryAttempts: retries, maximumEventAgeSeconds, source } = config;
  const age = formatSeconds(maximumEventAgeSeconds);
  const defaults = source === 'default' ? ' (Lambda’s defaults)' : '';
  return {
    label: 'Asynchronous',
    description: `${count(retries, 'retry', 'retries')}, events ${age} old at most${defaults}`,
    icon: 'debug-rerun',
    lines: [
      ...config.retryDelaysMs
        .slice(0, retries)
        .map(
          (delayMs, index) => `${ordinal(index + 2)} attempt about ${formatSeconds(delayMs / 1000)} after a failure`,
        ),
      `throttled events and Lambda’s own errors are tried again until ${age} have passed`,
      `on success: ${config.onSuccess === undefined ? 'nothing is sent' : `sent to ${config.onSuccess}`}`,
      `on failure: ${config.onFailure === undefined ? 'no destination' : `sent to ${config.onFailure}`}`,
      `dead-letter queue: ${config.deadLetter ?? 'none'}`,
      ...(config.onFailure === undefined && config.deadLetter === undefined
        ? ['an event that fails for the last time is lost']
        : []),
    ],
  };
}

function describePoll({ mapping, service, rule }: PollBehavior): Described {
  const { source, reportsItemFailures, onFailure } = mapping.settings;
  const from = source.kind === 'arn' ? nameIn(source.arn) : source.bootstrapServers.join(', ');
  const isOn = mapping.state === 'Enabled' || mapping.state === 'Other';
  return {
    label: `${service?.name ?? 'Event source mapping'}: ${from}`,
    description: `${isOn ? '' : `${mapping.state.toLowerCase()} · `}${summary(rule)}`,
    icon: service?.icon ?? 'question',
    lines: [
      ...rulesOf(rule),
      ...(reportsItemFailures ? ['the function may name the items that failed; only those are tried again'] : []),
      ...afterwards(rule, onFailure),
    ],
  };
}

function summary(rule: PollBehavior['rule']): string {
  switch (rule.kind) {
    case 'ordered':
      return `${attempts(rule)}; the ${rule.unit} waits meanwhile`;
    case 'queue':
      return 'the messages come back; the queue decides how often';
    case 'unlimited':
      return 'the batch is retried until it succeeds or expires';
  }
}

function attempts({ maximumRetryAttempts, maximumRecordAgeSeconds }: OrderedBehavior): string {
  if (maximumRetryAttempts === 'untilExpired' && maximumRecordAgeSeconds === 'untilExpired') {
    return 'the batch is retried until the data expires';
  }
  if (maximumRetryAttempts === 0) return 'the batch is not retried';
  const limits = [
    ...limit(maximumRetryAttempts, (value) => count(value, 'time', 'times')),
    ...limit(maximumRecordAgeSeconds, (value) => `until it is ${formatSeconds(value)} old`),
  ];
  return `the batch is retried ${limits.join(', or ')}`;
}

function rulesOf(rule: PollBehavior['rule']): readonly string[] {
  switch (rule.kind) {
    case 'ordered':
      return [...retention(rule), ...(rule.bisectsBatch ? ['a failed batch is split in two'] : [])];
    case 'queue':
      return queueRules(rule);
    case 'unlimited':
      return [];
  }
}

function retention({ unit, retentionHours }: OrderedBehavior): readonly string[] {
  const source = unit === 'shard' ? 'the stream' : 'the topic';
  if (retentionHours === undefined) return [`how long ${source} keeps data was not read`];
  return [`${source} keeps data for ${formatSeconds(retentionHours * 3_600)}`];
}

function queueRules({ visibilityTimeoutSeconds, redrive }: QueueBehavior): readonly string[] {
  const back =
    visibilityTimeoutSeconds === undefined
      ? 'a message comes back after the queue’s visibility timeout'
      : `a message comes back after ${formatSeconds(visibilityTimeoutSeconds)}`;
  switch (redrive.kind) {
    case 'unknown':
      return [back, 'the queue’s redrive policy was not read'];
    case 'none':
      return [back, 'the queue has no redrive policy: it is tried until the queue drops it'];
    case 'deadLetter':
      return [back, `received ${count(redrive.maximumReceives, 'time', 'times')}, it goes to ${redrive.deadLetterArn}`];
  }
}

function afterwards(rule: PollBehavior['rule'], onFailure: string | undefined): readonly string[] {
  if (onFailure !== undefined) return [`given up, a record about the batch goes to ${onFailure}`];
  return rule.kind === 'ordered' ? ['given up, the records are skipped and nobody is told'] : [];
}

function limit(value: Limit, describe: (value: number) => string): readonly string[] {
  return value === 'untilExpired' ? [] : [describe(value)];
}

function count(number: number, one: string, many: string): string {
  return number === 0 ? `no ${many}` : `${number} ${number === 1 ? one : many}`;
}
