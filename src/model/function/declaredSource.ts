import type { DeclaredApi } from './declaredApi';

/** A queue, stream, table, topic, rule, bucket, or API that a template declares, by the name in its ARN. */
export type DeclaredSource =
  | {
      readonly kind: 'queue';
      readonly name: string;
      /** In the form of `SetQueueAttributes`. */
      readonly attributes: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly shardCount: number;
      readonly isOnDemand: boolean;
      readonly retentionHours: number;
    }
  | DeclaredTable
  | { readonly kind: 'topic'; readonly name: string; readonly subscriptions: readonly DeclaredSubscription[] }
  | DeclaredRule
  | DeclaredBucket
  | DeclaredApi;

/** A bucket of S3 and the functions, queues and topics that it notifies. */
export interface DeclaredBucket {
  readonly kind: 'bucket';
  readonly name: string;
  readonly notifications: readonly BucketNotification[];
  /** All events also go to the default event bus. */
  readonly isOnEventBus: boolean;
}

export interface BucketNotification {
  /** Of the configuration; the function learns it as `configurationId`. */
  readonly id: string;
  /** ARN of a function, queue or topic. */
  readonly arn: string;
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete`. */
  readonly events: readonly string[];
  /** Empty: any. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A rule of EventBridge, by pattern or on a schedule. */
export interface DeclaredRule {
  readonly kind: 'rule';
  readonly name: string;
  readonly busName: string;
  /** JSON text. */
  readonly pattern: string | undefined;
  /** `rate(5 minutes)`. */
  readonly schedule: string | undefined;
  readonly isEnabled: boolean;
  /** Functions and queues by their ARN; `input` is JSON text sent instead of the event. */
  readonly targets: readonly { readonly arn: string; readonly input: string | undefined }[];
}

export interface DeclaredTable {
  readonly kind: 'table';
  readonly name: string;
  readonly hashKey: string;
  readonly rangeKey: string | undefined;
  readonly keyTypes: Readonly<Record<string, string>>;
  readonly indexes: readonly {
    readonly name: string;
    readonly isGlobal: boolean;
    readonly hashKey: string;
    readonly rangeKey: string | undefined;
  }[];
  /** `undefined` without a stream. */
  readonly streamView: string | undefined;
}

export interface DeclaredSubscription {
  readonly protocol: string;
  /** ARN. */
  readonly endpoint: string;
  /** JSON text. */
  readonly filterPolicy: string | undefined;
  readonly filterPolicyScope: string | undefined;
  readonly isRaw: boolean;
}
