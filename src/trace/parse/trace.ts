import type { FailureCause } from '../../model/lifecycle/lifecycle';

/** A stack frame as the document names it: `/var/task/app.js`, line from 1 (0 when unknown). */
export interface StackFrame {
  readonly path: string;
  readonly line: number;
  readonly label: string;
}

export interface TraceException extends FailureCause {
  readonly id: string | undefined;
  readonly isRemote: boolean;
  readonly frames: readonly StackFrame[];
}

/** X-Ray: `error` is a client's fault (4xx), `throttle` 429, `fault` the service's or function's (5xx). */
export type NodeState = 'ok' | 'error' | 'throttle' | 'fault';

/** One segment or subsegment, placed in the tree. Times are milliseconds relative to `Trace.startMs`. */
export interface TraceNode {
  readonly id: string;
  /** Its parent in the tree; `undefined` for a root. */
  readonly parentId: string | undefined;
  readonly parent: TraceNode | undefined;
  readonly children: readonly TraceNode[];
  readonly name: string;
  /** `AWS::Lambda`, `AWS::Lambda::Function`, `AWS::DynamoDB::Table`; only segments have one. */
  readonly origin: string | undefined;
  readonly isSegment: boolean;
  /** Inferred by X-Ray from the caller's subsegment, not sent by a service. */
  readonly isInferred: boolean;
  /** Its document names a parent that was not received. */
  readonly isOrphan: boolean;
  readonly startMs: number;
  /** `undefined` while the document says `in_progress` or has no end. */
  readonly endMs: number | undefined;
  readonly state: NodeState;
  readonly namespace: 'aws' | 'remote' | 'local' | undefined;
  readonly exceptions: readonly TraceException[];
  readonly http:
    | { readonly method: string | undefined; readonly url: string | undefined; readonly status: number | undefined }
    | undefined;
  readonly aws: Readonly<Record<string, unknown>>;
  /** Exact source text; absent if the document has no id. */
  readonly text?: string | undefined;
  readonly annotations: Readonly<Record<string, string | number | boolean>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly sql: Readonly<Record<string, unknown>> | undefined;
  readonly resourceArn: string | undefined;
  /** Code location from OpenTelemetry's `code.*` attributes. `line` is 0 when unknown. */
  readonly source: StackFrame | undefined;
  /** The sender's runtime: `nodejs`, `24.3.0`. X-Ray's `service` block. */
  readonly runtime: { readonly runtime: string; readonly version: string } | undefined;
  /** Traces this one is linked to, such as the producer of an SQS message. */
  readonly links: readonly {
    readonly traceId: string;
    readonly id: string | undefined;
    /** `aws.xray.reserved.reference_type`: `parent` or `child`, and more. */
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
}

/** A problem of the documents. Each kind is counted and shown, never dropped silently. */
export interface TraceProblem {
  readonly kind: 'unreadable' | 'orphan' | 'cycle' | 'duplicateId' | 'missingTime' | 'absurdTime' | 'missingId';
  readonly count: number;
  /** A sentence for the reader. */
  readonly text: string;
}

/** All documents of one trace as one forest. */
export interface Trace {
  readonly id: string | undefined;
  /** Epoch milliseconds of the earliest start on the axis. */
  readonly startMs: number;
  /** Milliseconds from `startMs` to the latest end known. */
  readonly durationMs: number;
  readonly roots: readonly TraceNode[];
  /** All segments, and what else names an origin; parents first. */
  readonly segments: readonly TraceNode[];
  /** All nodes whose state is not `ok`, parents first. */
  readonly failed: readonly TraceNode[];
  /** All nodes with links, parents first. */
  readonly linked: readonly TraceNode[];
  readonly segmentCount: number;
  readonly nodeCount: number;
  readonly problems: readonly TraceProblem[];
}
