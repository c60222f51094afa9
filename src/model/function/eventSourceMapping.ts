/** A number, or until the record expires in its source; AWS writes -1. */
export type Limit = number | 'untilExpired';

/** The source of a mapping's records. */
export type MappingSource =
  | { readonly kind: 'arn'; readonly arn: string }
  /** Kafka outside AWS: `broker.example.com:9092`. */
  | { readonly kind: 'kafka'; readonly bootstrapServers: readonly string[] };

/**
 * The settings of a mapping. `undefined`: not returned by AWS because it does not apply to this kind of source
 * (https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html).
 */
export interface MappingSettings {
  readonly source: MappingSource;
  /** Of Kafka. */
  readonly topics: readonly string[];
  /** Of message brokers. */
  readonly queues: readonly string[];
  /** `database/collection` of DocumentDB, or the database alone. */
  readonly collection: string | undefined;
  /** Maximum number of records in one invocation. */
  readonly batchSize: number | undefined;
  /** How long records are gathered before the function is invoked. */
  readonly batchWindowSeconds: number | undefined;
  readonly startingPosition: string | undefined;
  /** With `AT_TIMESTAMP`, milliseconds since 1970. */
  readonly startingPositionMs: number | undefined;
  /** Concurrent batches of one shard. */
  readonly parallelizationFactor: number | undefined;
  readonly tumblingWindowSeconds: number | undefined;
  readonly maximumRetryAttempts: Limit | undefined;
  readonly maximumRecordAgeSeconds: Limit | undefined;
  readonly bisectsBatch: boolean;
  /** `ReportBatchItemFailures`. */
  readonly reportsItemFailures: boolean;
  /** JSON patterns; a record must match one of them. */
  readonly filters: readonly string[];
  /** ARN of the destination, or `kafka://topic`. */
  readonly onFailure: string | undefined;
  /** Concurrent invocations, for queues. */
  readonly maximumConcurrency: number | undefined;
  readonly provisionedPollers: { readonly minimum: number; readonly maximum: number } | undefined;
  /** `Stream` or `Queue`, of Kafka. */
  readonly consumptionMode: string | undefined;
  /** CloudWatch metrics that are turned on: `EventCount`, `ErrorCount`, `KafkaMetrics`. */
  readonly metrics: readonly string[];
  /** Of the poller's own log, for Kafka with provisioned pollers: `DEBUG`, `INFO`, `WARN`. */
  readonly systemLogLevel: string | undefined;
}

export type MappingState =
  | 'Creating'
  | 'Enabling'
  | 'Enabled'
  | 'Disabling'
  | 'Disabled'
  | 'Updating'
  | 'Deleting'
  | 'Other';

/** The poll-based trigger: Lambda reads a source and invokes the function with batches of records. */
export interface EventSourceMapping {
  readonly uuid: string;
  /** Has a qualifier if it invokes a version or an alias. */
  readonly functionArn: string;
  readonly state: MappingState;
  /** AWS's reason for the state: `USER_INITIATED`. */
  readonly stateReason: string | undefined;
  /** AWS's result of the last poll: `No records processed`. Absent for queues. */
  readonly lastResult: string | undefined;
  /** AWS's explanation of why the filters do not work. */
  readonly filterError: string | undefined;
  readonly settings: MappingSettings;
}

/**
 * Fills in the defaults of a mapping's provisioned pollers: at least 1 for Kafka and 2 for SQS, at most 200
 * (https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html).
 */
export function provisionedPollersOf(
  source: MappingSource,
  { minimum, maximum }: { readonly minimum: number | undefined; readonly maximum: number | undefined },
): NonNullable<MappingSettings['provisionedPollers']> {
  const isQueue = source.kind === 'arn' && source.arn.split(':')[2] === 'sqs';
  return { minimum: minimum ?? (isQueue ? 2 : 1), maximum: maximum ?? 200 };
}
