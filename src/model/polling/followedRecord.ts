import type { AwsFailure } from '../connection/awsFailure';
import type { PeekableService } from '../connection/recordSource';
import type { MappingSettings } from '../function/eventSourceMapping';
import type { SourceFacts } from '../function/functionDetails';
import type { FunctionTarget } from '../invocation/invocation';
import type { PollEvent, RecordId } from './pollEvent';
import type { PollMetrics } from './pollMetrics';
import type { SourceReading } from './sourceReading';

/**
 * A record that Dwell sent to a source, and all the evidence about its way to the function so far. Plain data: everything
 * that is shown about it is computed from this value. Epoch milliseconds.
 */
export interface FollowedRecord {
  /** Dwell's own id, generated at the click. */
  readonly id: string;
  /** The function that the mapping invokes. */
  readonly target: FunctionTarget;
  readonly connectionName: string;
  readonly mappingUuid: string;
  readonly source: FollowedSource;
  readonly settings: MappingSettings;
  /** `undefined` when they could not be read. */
  readonly facts: SourceFacts | undefined;
  /** Whether the function is traced (`Active`), so that X-Ray links its traces to a message. */
  readonly isTraced: boolean;
  /** How many times faster than on AWS the source and its poller wait; 1 but for Local. */
  readonly timeScale: number;
  readonly sentMs: number;
  readonly bytes: number;
  readonly answer: SendAnswer;
  readonly evidence: RecordEvidence;
  /** What CloudWatch said, once it was asked. */
  readonly metrics?: PollMetrics | undefined;
  readonly following: RecordFollowing;
}

/** Where a record was sent. */
export interface FollowedSource {
  readonly service: PeekableService;
  readonly arn: string;
  /** Of the queue, stream or table. */
  readonly name: string;
}

export type SendAnswer =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'sent';
      readonly atMs: number;
      /** `undefined` for an item of a table: its stream record has an id of its own. */
      readonly recordId: RecordId | undefined;
      /** Set as `AWSTraceHeader` of the message. */
      readonly traceId: string | undefined;
    }
  /** The service answered with an error. */
  | { readonly kind: 'refused'; readonly atMs: number; readonly failure: AwsFailure }
  /** No answer: whether the record was stored is unknown. */
  | { readonly kind: 'lost'; readonly atMs: number; readonly failure: AwsFailure };

export type RecordEvidence =
  /** The local poller's decisions about the record. `isGap`: older ones were forgotten. */
  | { readonly kind: 'decisions'; readonly events: readonly PollEvent[]; readonly isGap: boolean }
  /** What AWS lets be read, a reading each time something changed, oldest first. */
  | { readonly kind: 'readings'; readonly readings: readonly SourceReading[] };

export type RecordFollowing =
  | { readonly kind: 'following' }
  | { readonly kind: 'ended'; readonly reason: 'complete' | 'stopped' | 'gaveUp' };
