import type { AwsFailure } from '../connection/awsFailure';
import type { ExecutionSummary } from '../durable/execution';
import type { EventInvokeConfig, LambdaFunction } from '../function/functions';
import type { BinaryResponse } from './binaryResponse';
import type { RunCaller } from './calledRun';
import type { LocalRun } from './localRun';
import type { LogSearch } from './logSearch';

/** Values of `X-Amz-Invocation-Type`; `ResponseStream` is a synchronous call by InvokeWithResponseStream. */
export type InvocationMode = 'RequestResponse' | 'Event' | 'DryRun' | 'ResponseStream';

/** Whether the caller waits for what the function returns. */
export function isSynchronous(mode: InvocationMode): boolean {
  return mode === 'RequestResponse' || mode === 'ResponseStream';
}

/** A function of a connection, with its version or alias. */
export interface FunctionTarget {
  readonly connectionId: string;
  readonly functionName: string;
  /** Version or alias; absent means `$LATEST`. */
  readonly qualifier: string | undefined;
}

/**
 * Invocation options besides the payload (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). They are
 * stored with the payload, not in the `Invocation`, which is posted to panels.
 */
export interface InvokeOptions {
  /** JSON text of an object, not encoded. Lambda passes it to functions that are invoked synchronously. */
  readonly clientContext: string | undefined;
  /** Required by functions with tenant isolation. */
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
  /** Generated before the call, so that the trace can be found even without a response. */
  readonly traceId: string;
  /** The function's timeout; the client waits longer. */
  readonly timeoutSeconds: number;
  /** Whether to request the log tail; functions on managed instances reject that. Default: true. */
  readonly isLogAsked?: boolean;
  /** The function waits for a debugger before it runs. Only Local can. */
  readonly isDebugged?: boolean;
}

/** The streamed response so far. */
export interface Streamed {
  /** Its beginning, up to `maxStreamedCharacters`. */
  readonly text: string;
  /** The bytes of a failed stream that is not UTF-8 text. */
  readonly binary?: BinaryResponse | undefined;
  readonly bytes: number;
  readonly chunks: number;
  /** When the first chunk arrived. */
  readonly firstMs: number;
}

/** A streamed response can have 200 MB, so only this much of it is kept. */
export const maxStreamedCharacters = 6 * 1024 * 1024;

/** The response to the request. */
export type InvokeAnswer =
  | { readonly kind: 'waiting'; readonly streamed?: Streamed | undefined }
  /** HTTP 200, 202 or 204. For `Event` and `DryRun` the payload is empty. */
  | {
      readonly kind: 'answered';
      readonly atMs: number;
      readonly statusCode: number;
      /** The same in the function, all attempts, the trace, and the logs. */
      readonly requestId: string;
      readonly executedVersion: string | undefined;
      /** Present when the function failed although HTTP says 200. Branch on presence, never on the value. */
      readonly functionError: string | undefined;
      readonly payload: string;
      /** `payload` is only the beginning, pretty-printed: the form in which panels get a long one. */
      readonly isPayloadCut?: boolean | undefined;
      readonly payloadBytes: number;
      /** Media type of a stream, set by the function. */
      readonly contentType?: string | undefined;
      /** Present when the response is not UTF-8 text: then `payload` is its beginning with replacement characters. */
      readonly binary?: BinaryResponse | undefined;
      /** The last 4 KB of the log, decoded. Only of synchronous calls. */
      readonly logTail: string | undefined;
      /**
       * Set for streamed responses. If the function failed after the stream began, `payload` is the error from the end
       * of the stream and this is the data received before it.
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

/** How the service that sends this kind of event would treat the response. */
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
  /** What Lambda would do next, as a sentence. */
  readonly next: string;
}

/** The state of gathering evidence. */
export type Following =
  /** Following has ended, for the given reason. */
  | { readonly kind: 'ended'; readonly reason: 'complete' | 'stopped' | 'gaveUp' | 'nothingToFollow' }
  /** Asking again at `nextPollMs`. */
  | { readonly kind: 'following'; readonly nextPollMs: number };

/** A source that could not be read: one sentence, reported once. */
export interface EvidenceProblem {
  readonly source: 'trace' | 'logs' | 'configuration' | 'execution';
  readonly failure: AwsFailure;
}

/** What is known of the durable execution of an invocation. Epoch milliseconds. */
export interface InvokedExecution {
  readonly arn: string;
  readonly status: ExecutionSummary['status'];
  readonly endMs: number | undefined;
}

/** The ARN of the durable execution of an invocation, once it is known. */
export function executionArnOf({ answer, execution }: Pick<Invocation, 'answer' | 'execution'>): string | undefined {
  return execution?.arn ?? (answer.kind === 'answered' ? answer.durableExecutionArn : undefined);
}

/** State of a debugged invocation: waiting for a debugger, running, paused at a breakpoint, or process ended. */
export type DebugState = 'starting' | 'running' | 'paused' | 'ended';

/**
 * One user action and all the evidence gathered about it so far. Everything Dwell shows about an invocation is
 * computed from this value; it is plain data, so it can be stored and posted to the panel as it is.
 */
export interface Invocation {
  /** Dwell's own id, generated at the click: unlike the request id, it exists without a response. */
  readonly id: string;
  readonly target: FunctionTarget;
  readonly connectionName: string;
  readonly mode: InvocationMode;
  readonly traceId: string;
  readonly sentMs: number;
  readonly payloadBytes: number;
  /** The payload is stored as written, not as sent: `${input}` or `${env}` filled in values that may be secret. */
  readonly isPayloadAsWritten?: true | undefined;
  /** It ran under a debugger, so its durations are meaningless. Absent otherwise. */
  readonly debug?: DebugState | undefined;
  /** `{}` was sent because the function had no payload. `sample`: the name of a trigger whose event may suit it, such as `Kinesis`. */
  readonly implicitPayload?: { readonly sample: string | undefined } | undefined;
  /** Who started it, where that was not Dwell: adopted from Local. Absent otherwise. */
  readonly caller?: RunCaller | undefined;
  readonly answer: InvokeAnswer;
  /** The function's configuration when it was invoked. */
  readonly configuration: LambdaFunction | undefined;
  /** Asked for `Event` alone. */
  readonly eventInvokeConfig: EventInvokeConfig | undefined;
  /** Of a durable function: the execution that it started or attached to, once that is known. */
  readonly execution?: InvokedExecution | undefined;
  /** X-Ray documents as received, JSON text each. */
  readonly documents: readonly string[];
  /** X-Ray's reasons why the trace is incomplete. */
  readonly isTraceLimitExceeded: boolean;
  readonly logs: readonly LogEvent[];
  /** Set for a lost call without a request id from a response or a trace. */
  readonly logSearch?: LogSearch | undefined;
  readonly problems: readonly EvidenceProblem[];
  /** Of a synchronous call with an event that a service sends. */
  readonly callerCheck?: CallerCheck | undefined;
  readonly following: Following;
}
