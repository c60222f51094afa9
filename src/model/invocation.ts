import type { AwsFailure } from './awsFailure';
import type { EventInvokeConfig, LambdaFunction } from './functions';

/** AWS's own words for `X-Amz-Invocation-Type`. */
export type InvocationMode = 'RequestResponse' | 'Event' | 'DryRun';

/** Which function of which connection, and which version or alias of it. */
export interface FunctionTarget {
  readonly connectionId: string;
  readonly functionName: string;
  /** Version or alias; absent means `$LATEST`. */
  readonly qualifier: string | undefined;
}

/** What is sent, exactly once. */
export interface InvokeRequest {
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  /** JSON text, already validated. */
  readonly payload: string;
  /** Made before the call, so that the trace can be found even if the answer never arrives. */
  readonly traceId: string;
  /** The function's own timeout: the client waits beyond it. */
  readonly timeoutSeconds: number;
}

/** What came back from the one request. */
export type InvokeAnswer =
  | { readonly kind: 'waiting' }
  /** HTTP 200, 202 or 204. For `Event` and `DryRun` the payload is empty. */
  | {
      readonly kind: 'answered';
      readonly atMs: number;
      readonly statusCode: number;
      /** The same in the function, in every attempt, in the trace and in the logs. */
      readonly requestId: string;
      readonly executedVersion: string | undefined;
      /** Present when the function failed although HTTP says 200. Branch on presence, never on the value. */
      readonly functionError: string | undefined;
      readonly payload: string;
      readonly payloadBytes: number;
      /** The last 4 KB of the log, decoded. Only `RequestResponse`. */
      readonly logTail: string | undefined;
    }
  /** The service answered with an error: a refusal (4xx), a throttle (429) or a fault of its own (5xx). */
  | {
      readonly kind: 'refused';
      readonly atMs: number;
      readonly requestId: string | undefined;
      readonly failure: AwsFailure;
    }
  /** The connection broke or stayed silent: whether the function ran is not known from here. */
  | { readonly kind: 'lost'; readonly atMs: number; readonly failure: AwsFailure }
  /** The user stopped waiting. The function runs on. */
  | { readonly kind: 'abandoned'; readonly atMs: number };

/** One line group as CloudWatch Logs keeps it. */
export interface LogEvent {
  readonly timestampMs: number;
  readonly message: string;
  readonly stream: string;
}

/** Where the gathering of evidence stands. */
export type Following =
  /** Nothing is asked any more, for the reason given. */
  | { readonly kind: 'ended'; readonly reason: 'complete' | 'stopped' | 'gaveUp' | 'nothingToFollow' }
  /** Asking again at `nextPollMs`. */
  | { readonly kind: 'following'; readonly nextPollMs: number };

/** A source that could not be read, said once, in a sentence. */
export interface EvidenceProblem {
  readonly source: 'trace' | 'logs' | 'configuration';
  readonly failure: AwsFailure;
}

/**
 * One user action and all the evidence gathered about it so far. Everything Dwell shows about an invocation is
 * computed from this value; it is plain data, so it can be stored and posted to the panel as it is.
 */
export interface Invocation {
  /** Ours, made at the click; unlike the request id it exists even when nothing answered. */
  readonly id: string;
  readonly target: FunctionTarget;
  readonly connectionName: string;
  readonly mode: InvocationMode;
  readonly traceId: string;
  readonly sentMs: number;
  readonly payloadBytes: number;
  readonly answer: InvokeAnswer;
  /** The function's configuration when it was invoked. */
  readonly configuration: LambdaFunction | undefined;
  /** Asked for `Event` alone. */
  readonly eventInvokeConfig: EventInvokeConfig | undefined;
  /** X-Ray documents as received, JSON text each. */
  readonly documents: readonly string[];
  /** Reasons why the trace is not whole, as X-Ray says them. */
  readonly isTraceLimitExceeded: boolean;
  readonly logs: readonly LogEvent[];
  readonly problems: readonly EvidenceProblem[];
  readonly following: Following;
}
