import type { EventSourceMapping, Limit, MappingSettings } from '../model/function/eventSourceMapping';
import type { SourceFacts } from '../model/function/functionDetails';
import type { DurableSettings, EventInvokeConfig } from '../model/function/functions';
import type { TriggerService } from '../model/services/services';
import { serviceOfMapping } from './mappingTriggers';

/** Kinesis, DynamoDB and Kafka: a failed batch is retried and blocks its shard or partition. */
export interface OrderedBehavior {
  readonly kind: 'ordered';
  readonly unit: 'shard' | 'partition';
  readonly maximumRetryAttempts: Limit;
  readonly maximumRecordAgeSeconds: Limit;
  /** How long the source keeps a record; `undefined` when it was not read. */
  readonly retentionHours: number | undefined;
  readonly bisectsBatch: boolean;
}

/**
 * SQS: a failed message is invisible for a while, then returns, and is moved to the dead-letter queue by the queue, not by
 * Lambda.
 */
export interface QueueBehavior {
  readonly kind: 'queue';
  readonly visibilityTimeoutSeconds: number | undefined;
  readonly redrive:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'none' }
    | { readonly kind: 'deadLetter'; readonly deadLetterArn: string; readonly maximumReceives: number };
}

/** Message brokers, DocumentDB and unknown sources: the batch is retried until it succeeds or expires. */
export interface UnlimitedBehavior {
  readonly kind: 'unlimited';
}

/** What happens to records of one mapping when the function fails. */
export interface PollBehavior {
  readonly mapping: EventSourceMapping;
  readonly service: TriggerService | undefined;
  readonly rule: OrderedBehavior | QueueBehavior | UnlimitedBehavior;
}

/** What happens when this function fails, by invocation model. For synchronous calls, it depends on the caller. */
export interface ErrorBehavior {
  readonly sync: { readonly kind: 'callerDecides' };
  readonly async: EventInvokeConfig;
  /** Of a durable function, whose executions Lambda reports to no destination. */
  readonly durable: DurableSettings | undefined;
  readonly poll: readonly PollBehavior[];
}

/**
 * DynamoDB keeps a stream's records for a day, which cannot be changed
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html).
 */
const dynamoDbRetentionHours = 24;

/** `facts` by the ARN of the source; optional for each source. */
export function errorBehavior(
  config: EventInvokeConfig,
  mappings: readonly EventSourceMapping[],
  facts: ReadonlyMap<string, SourceFacts>,
  durable?: DurableSettings,
): ErrorBehavior {
  const poll = mappings.map((mapping): PollBehavior => {
    const { source } = mapping.settings;
    const service = serviceOfMapping(source);
    const known = source.kind === 'arn' ? facts.get(source.arn) : undefined;
    return { mapping, service, rule: ruleOf(service, mapping, known) };
  });
  return { sync: { kind: 'callerDecides' }, async: config, durable, poll };
}

function ruleOf(
  service: TriggerService | undefined,
  mapping: EventSourceMapping,
  facts: SourceFacts | undefined,
): PollBehavior['rule'] {
  const retentionHours = facts?.kind === 'stream' ? facts.retentionHours : undefined;
  switch (service?.id) {
    case 'kinesis':
      return ordered('shard', mapping, retentionHours);
    case 'dynamodb':
      return ordered('shard', mapping, retentionHours ?? dynamoDbRetentionHours);
    case 'msk':
    case 'kafka':
      return ordered('partition', mapping, retentionHours);
    case 'sqs':
      return queued(facts?.kind === 'queue' ? facts : undefined);
    default:
      return { kind: 'unlimited' };
  }
}

function ordered(
  unit: OrderedBehavior['unit'],
  { settings }: EventSourceMapping,
  retentionHours: number | undefined,
): OrderedBehavior {
  return {
    kind: 'ordered',
    unit,
    // AWS's default for both is -1.
    maximumRetryAttempts:
      unit === 'partition' ? kafkaRetries(settings) : (settings.maximumRetryAttempts ?? 'untilExpired'),
    maximumRecordAgeSeconds: settings.maximumRecordAgeSeconds ?? 'untilExpired',
    retentionHours,
    bisectsBatch: settings.bisectsBatch,
  };
}

/** Lambda applies it to infinite retries (https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html). */
const maxKafkaRetriesWithDestination = 10;

function kafkaRetries({ maximumRetryAttempts = 'untilExpired', onFailure }: MappingSettings): Limit {
  return maximumRetryAttempts === 'untilExpired' && onFailure !== undefined
    ? maxKafkaRetriesWithDestination
    : maximumRetryAttempts;
}

function queued(facts: Extract<SourceFacts, { kind: 'queue' }> | undefined): QueueBehavior {
  if (facts === undefined) return { kind: 'queue', visibilityTimeoutSeconds: undefined, redrive: { kind: 'unknown' } };
  const { visibilityTimeoutSeconds, redrive } = facts;
  return {
    kind: 'queue',
    visibilityTimeoutSeconds,
    redrive: redrive === undefined ? { kind: 'none' } : { kind: 'deadLetter', ...redrive },
  };
}
