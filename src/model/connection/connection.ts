import type { DurableExecutions } from '../durable/durableExecutions';
import type { ExecutionActions, ExecutionDirectory } from '../durable/executionDirectory';
import type { FunctionDetails, FunctionEditor, SourceDirectory } from '../function/functionDetails';
import type { FunctionTags } from '../function/functionFilter';
import type { EventInvokeConfig, LambdaFunction } from '../function/functions';
import type { CalledRunSource } from '../invocation/calledRun';
import type { DebugAction } from '../invocation/debugEvent';
import type { InvokeAnswer, InvokeRequest, LogEvent, Streamed } from '../invocation/invocation';
import type { PolledRecords } from '../polling/recordContent';
import type { AwsIdentity } from './awsProfile';
import type { AddressDirectory } from './localAddress';
import type { LogReader } from './logReader';
import type { RecordSource } from './recordSource';
import type { Result } from './result';
import type { SharedEvents } from './sharedEvents';
import type { TraceSearchSource } from './traceSearchSource';

/** A connection as an entry of the setting `dwell.connections`. */
export type ConnectionSpec =
  | { readonly kind: 'local'; readonly name: string }
  | {
      readonly kind: 'aws';
      readonly name: string;
      readonly profile?: string;
      readonly region?: string;
      readonly isProtected?: boolean;
    }
  | {
      readonly kind: 'endpoint';
      readonly name: string;
      readonly endpoint: string;
      readonly region?: string;
      readonly profile?: string;
      /** The well-known pair `test` and `test`, which LocalStack and moto accept. */
      readonly usesTestCredentials?: boolean;
      readonly isProtected?: boolean;
    };

export interface FunctionPage {
  readonly functions: readonly LambdaFunction[];
  readonly nextMarker: string | undefined;
}

export interface TagPage {
  /** By the ARN of the function. Functions that never had a tag may be missing. */
  readonly tags: ReadonlyMap<string, FunctionTags>;
  readonly nextMarker: string | undefined;
}

/** Lists functions. */
export interface FunctionDirectory {
  /** One page; `marker` is the previous page's `nextMarker`. */
  listFunctions(marker: string | undefined, signal: AbortSignal): Promise<Result<FunctionPage>>;
  /** The tags of all functions, a page at a time: one call per hundred functions instead of one per function. */
  listFunctionTags(marker: string | undefined, signal: AbortSignal): Promise<Result<TagPage>>;
  getFunction(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<LambdaFunction>>;
  getEventInvokeConfig(
    name: string,
    qualifier: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<EventInvokeConfig>>;
}

/**
 * Sends one request, once. Never retries, never throws: a failure is an answer, too. `onStreamed` is called whenever more of a
 * streamed response arrives.
 */
export interface Invoker {
  invoke(
    request: InvokeRequest,
    signal: AbortSignal,
    onStreamed?: (streamed: Streamed) => void,
  ): Promise<Exclude<InvokeAnswer, { kind: 'waiting' }>>;
}

export interface TraceDocuments {
  /** JSON text of each segment; empty when X-Ray does not have the trace (yet). */
  readonly documents: readonly string[];
  readonly isLimitExceeded: boolean;
  /** Other places that could not be searched for the trace, a sentence each. */
  readonly refused?: readonly string[];
}

export interface TraceSource {
  getTrace(traceId: string, signal: AbortSignal): Promise<Result<TraceDocuments>>;
  /**
   * Searches the spans that Transaction Search stores, within `spanSearch`. Billed: requires confirmation. Documents are
   * OpenTelemetry spans.
   */
  searchSpans(traceId: string, signal: AbortSignal): Promise<Result<TraceDocuments>>;
}

export interface LogQuery {
  readonly logGroup: string;
  readonly requestId: string;
  readonly fromMs: number;
}

/** A time range of a log group. Epoch milliseconds. */
export interface LogWindow {
  readonly logGroup: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LogSource {
  /** The log events that contain the request id, oldest first. */
  findByRequestId(query: LogQuery, signal: AbortSignal): Promise<Result<readonly LogEvent[]>>;
  /** The request ids of the runs that began between two times, in the order of their START lines. */
  findRuns(window: LogWindow, signal: AbortSignal): Promise<Result<readonly string[]>>;
}

/** How soon events that failed are tried again. Local can be told; AWS's queue cannot. */
export interface EventRetries {
  /** Starts the next attempt of a waiting event at once. */
  retryNow(requestId: string, signal: AbortSignal): Promise<Result<undefined>>;
  /** Before the second and the third attempt, in milliseconds; events that wait already are told, too. */
  setDelays(delaysMs: readonly [number, number], signal: AbortSignal): Promise<Result<undefined>>;
}

/** Identifies the owner of the credentials; `undefined` where there is none, as on Local. */
export interface IdentitySource {
  getIdentity(signal: AbortSignal): Promise<Result<AwsIdentity | undefined>>;
}

/** Tells the local service what a debugger does with a session. Fails where functions do not run on this machine. */
export interface DebugControl {
  control(sessionId: string, action: DebugAction): Promise<Result<void>>;
}

/** A target of AWS calls, ready to use. It owns its clients and, for Local, its process. */
export interface Connection {
  readonly id: string;
  readonly spec: ConnectionSpec;
  readonly directory: FunctionDirectory;
  readonly details: FunctionDetails;
  readonly editor: FunctionEditor;
  readonly executionDirectory: ExecutionDirectory;
  readonly executionActions: ExecutionActions;
  readonly invoker: Invoker;
  readonly durable: DurableExecutions;
  readonly retries: EventRetries;
  readonly identity: IdentitySource;
  readonly sources: SourceDirectory;
  readonly addresses: AddressDirectory;
  readonly records: RecordSource;
  readonly polled: PolledRecords;
  readonly runs: CalledRunSource;
  readonly sharedEvents: SharedEvents;
  readonly traces: TraceSource;
  readonly traceSearch: TraceSearchSource;
  readonly logs: LogSource;
  readonly logReader: LogReader;
  readonly debugging: DebugControl;
  /** The endpoint when it is not AWS itself; also `undefined` before Local is started. */
  address(): string | undefined;
  dispose(): void;
}
