/** Until a record is done with or its source throws it away; AWS writes -1. */
export type Limit = number | 'untilExpired';

/** Where a mapping's records come from. */
export type MappingSource =
  | { readonly kind: 'arn'; readonly arn: string }
  /** Kafka outside AWS: `broker.example.com:9092`. */
  | { readonly kind: 'kafka'; readonly bootstrapServers: readonly string[] };

/**
 * What a mapping is set to. `undefined`: AWS did not say, because it does not apply to this kind of source
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
  /** Records in one invocation, at most. */
  readonly batchSize: number | undefined;
  /** How long records are gathered before the function is invoked. */
  readonly batchWindowSeconds: number | undefined;
  readonly startingPosition: string | undefined;
  /** Batches of one shard at once. */
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
  /** Invocations at once, for queues. */
  readonly maximumConcurrency: number | undefined;
  readonly provisionedPollers: { readonly minimum: number; readonly maximum: number } | undefined;
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
  /** With a qualifier when it invokes a version or an alias. */
  readonly functionArn: string;
  readonly state: MappingState;
  /** Why it is in this state, in AWS's words: `USER_INITIATED`. */
  readonly stateReason: string | undefined;
  /** How the last poll went, in AWS's words: `No records processed`. Queues have none. */
  readonly lastResult: string | undefined;
  /** Why the filters do not work, in AWS's words. */
  readonly filterError: string | undefined;
  readonly settings: MappingSettings;
}
