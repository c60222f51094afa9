import { randomBytesOf } from './randomBytesOf';

/**
 * An X-Ray segment or subsegment document (https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html).
 * Times are epoch seconds. Members that are only passed through are not listed.
 */
export interface SegmentDocument {
  readonly id: string;
  readonly name: string;
  readonly start_time: number;
  readonly end_time?: number;
  readonly trace_id?: string;
  readonly parent_id?: string;
  /** `subsegment` for one that was sent separately. */
  readonly type?: string;
  readonly namespace?: string;
  readonly in_progress?: boolean;
  readonly inferred?: boolean;
  readonly origin?: string;
  readonly error?: boolean;
  readonly fault?: boolean;
  readonly throttle?: boolean;
  readonly cause?: unknown;
  readonly http?: unknown;
  readonly aws?: unknown;
  readonly service?: unknown;
  readonly resource_arn?: string;
  readonly annotations?: unknown;
  readonly links?: unknown;
  readonly subsegments?: readonly SegmentDocument[];
}

/** 16 hex digits. */
export function newSegmentId(): string {
  return randomBytesOf(8).toString('hex');
}

/** Converts epoch milliseconds to X-Ray's seconds, rounded to microseconds. */
export function toSeconds(epochMs: number): number {
  return Math.round(epochMs * 1000) / 1_000_000;
}

/** Iterates over a document and everything below it, depth first. */
export function* withDescendants(document: SegmentDocument): Generator<SegmentDocument> {
  yield document;
  for (const child of document.subsegments ?? []) yield* withDescendants(child);
}
