import type { AwsFailure } from '../connection/awsFailure';
import type { EventInvokeConfig, LambdaFunction } from '../function/functions';
import type { BinaryResponse } from './binaryResponse';
import type { LocalRun } from './localRun';
import type { LogSearch } from './logSearch';

/** AWS's own words for `X-Amz-Invocation-Type`; `ResponseStream` is a synchronous call by InvokeWithResponseStream. */
export type InvocationMode = 'RequestResponse' | 'Event' | 'DryRun' | 'ResponseStream';

/** Whether the caller waits for what the function returns. */
export function isSynchronous(mode: InvocationMode): boolean {
  return mode === 'RequestResponse' || mode === 'ResponseStream';
}

/** Which function of which connection, and which version or alias of it. */
export interface FunctionTarget {
  readonly connectionId: string;
  readonly functionName: string;
  /** Version or alias; absent means `$LATEST`. */
  readonly qualifier: string | undefined;
}

/**
 * What goes along with a payload (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). None of it is kept in an
 * `Invocation`, which panels get: it stands beside the payload.
 */
export interface InvokeOptions {
  /** JSON text of an object, not encoded. Lambda passes it to functions that are invoked synchronously. */
  readonly clientContext: string | undefined;
  /** For functions that keep an environment for each tenant, which must have it. */
  readonly tenantId: string | undefined;
  /** For durable functions: the same name identifies the same execution. */
  readonly durableExecutionName: string | undefined;
}

/** None of them. */
export const noOptions: InvokeOptions = {
  clientContext: undefined,
  tenantId: undefined,
  durableExecutionName: undefined,
};

/** The request, sent exactly once. */
export interface InvokeRequest {
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  /** JSON text, already validated. */
  readonly payload: string;
  readonly options: InvokeOptions;
  /** Made before the call, so that the trace can be found even if the answer never arrives. */
  readonly traceId: string;
  /** The function's own timeout: the client waits beyond it. */
  readonly timeoutSeconds: number;
  /** Whether the end of the log is asked for; functions on managed instances refuse that. Absent: it is. */
  readonly isLogAsked?: boolean;
}

/** The streamed response so far. */
export interface Streamed {
  /** The beginning of it, up to `maxStreamedCharacters`. */
  readonly text: string;
  readonly bytes: number;
  readonly chunks: number;
  /** When the first chunk came. */
  readonly firstMs: number;
}

/** A streamed response may have 200 MB; only the length of a buffered one is kept. */
export const maxStreamedCharacters = 6 * 1024 * 1024;

/** The response to the request. */
export type InvokeAnswer =
  | { readonly kind: 'waiting'; readonly streamed?: Streamed | undefined }
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
      /** `payload` is only the beginning, set out in lines: what panels get of a long one. */
      readonly isPayloadCut?: boolean | undefined;
      readonly payloadBytes: number;
      /** Present when the response is not UTF-8 text: then `payload` is its beginning with replacement characters. */
      readonly binary?: BinaryResponse | undefined;
      /** The last 4 KB of the log, decoded. Only of synchronous calls. */
      readonly logTail: string | undefined;
      /**
       * Of a streamed response. It may have begun before the function failed: then `payload` is the error, which comes at the
       * end of the stream, and this is what had arrived.
       */
      readonly streamed?: Streamed | undefined;
      /** Of a durable function. */
      readonly durableExecutionArn?: string | undefined;
      /** Of Local alone; not kept in the history. */
      readonly localRun?: LocalRun | undefined;
    }
  /** The service answered with an error: a refusal (4xx), a throttle (429) or a fault of its own (5xx). */
  | {
      readonly kind: 'refused';
      readonly atMs: number;
      readonly requestId: string | undefined;
      readonly failure: AwsFailure;
    }
  /** The connection was lost or timed out: whether the function ran is unknown. */
  | {
      readonly kind: 'lost';
      readonly atMs: number;
      readonly failure: AwsFailure;
      readonly streamed?: Streamed | undefined;
    }
  /** The user stopped waiting. The function keeps running. */
  | { readonly kind: 'abandoned'; readonly atMs: number };

/** One line group as CloudWatch Logs keeps it. */
export interface LogEvent {
  readonly timestampMs: number;
  readonly message: string;
  readonly stream: string;
}

/** How the service that sends such an event would treat the response. */
export interface CallerCheck {
  /** What the payload is: `Amazon SQS event`. */
  readonly event: string;
  readonly isAccepted: boolean;
  /** `API Gateway would return 502: body is an object, not a string`. */
  readonly verdict: string;
  readonly findings: readonly {
    /** `$.body`. */
    readonly path: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
  }[];
  /** What Lambda would do next, a sentence. */
  readonly next: string;
}

/** The state of gathering evidence. */
export type Following =
  /** Following has ended, for the given reason. */
  | { readonly kind: 'ended'; readonly reason: 'complete' | 'stopped' | 'gaveUp' | 'nothingToFollow' }
  /** Asking again at `nextPollMs`. */
  | { readonly kind: 'following'; readonly nextPollMs: number };

/** A source that could not be read, reported once, in a sentence. */
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
  /** The payload is stored as written, not as sent: `${input}` or `${env}` filled in values that may be secret. */
  readonly isPayloadAsWritten?: true | undefined;
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
  /** Of a lost call that neither an answer nor a trace gives a request id for. */
  readonly logSearch?: LogSearch | undefined;
  readonly problems: readonly EvidenceProblem[];
  /** Of a synchronous call with an event that a service sends. */
  readonly callerCheck?: CallerCheck | undefined;
  readonly following: Following;
}
