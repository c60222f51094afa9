import type { InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import type { Invoker } from '../../model/connection/connection';
import { binaryPayload, decodePayload } from '../../model/invocation/binaryResponse';
import type { InvokeAnswer, InvokeRequest, Streamed } from '../../model/invocation/invocation';
import type { AwsGateway } from '../calls/awsGateway';
import { Deadline } from '../calls/deadline';
import type { InvokeHandlerOptions } from '../calls/invokeHandler';
import { ForeignAnswer, isLambdas } from '../failures/foreignAnswer';
import { wasNeverSent } from '../failures/networkFailure';
import { type Thrown, toThrown } from '../failures/thrown';
import { readLocalRun } from '../local/readLocalRun';
import { BrokenStream, type StreamEnd, StreamReader } from '../records/readStream';
import { invokeCommand, type SentRequest, streamCommand, unsignedHeaders } from './invokeCommands';
import type { ResponseHead } from './responseHead';

type FinalAnswer = Exclude<InvokeAnswer, { kind: 'waiting' }>;

/** How long to wait for a response beyond the function's own timeout. */
const graceMs = 30_000;

export interface InvokerOptions {
  /** How long past the function's own timeout an answer is waited for; 30 s by default. */
  readonly waitBeyondTimeoutMs?: number;
  /** What the local service wants to see of a request to debug. */
  readonly debugKey?: string;
  /** Whether the service is Dwell's own, whose headers say more than AWS's. */
  readonly isLocal?: boolean;
}

/** Lambda's Invoke and InvokeWithResponseStream, one HTTP request a call whatever happens. */
export class LambdaInvoker implements Invoker {
  constructor(
    private readonly gateway: AwsGateway,
    private readonly now: () => number,
    private readonly options: InvokerOptions = {},
  ) {}

  async invoke(
    asked: InvokeRequest,
    signal: AbortSignal,
    onStreamed: (streamed: Streamed) => void = () => undefined,
  ): Promise<FinalAnswer> {
    const { waitBeyondTimeoutMs = graceMs, debugKey } = this.options;
    const request = asked.isDebugged === true ? { ...asked, debugKey } : asked;
    const deadline = new Deadline(signal, request.timeoutSeconds * 1000 + waitBeyondTimeoutMs);
    const reader = request.mode === 'ResponseStream' ? new StreamReader(this.now, onStreamed) : undefined;
    try {
      const { invoke } = await this.gateway.clients(signal);
      signal.throwIfAborted();
      if (reader !== undefined) return await this.stream(invoke, request, reader, deadline.signal);
      let head: ResponseHead = { statusCode: 0, headers: {} };
      const options: InvokeHandlerOptions = {
        abortSignal: deadline.signal,
        headers: unsignedHeaders(request),
        onHead: (one) => {
          head = one;
        },
      };
      const output = await invoke.send(invokeCommand(request), options);
      if (!isLambdas(head, request.mode)) throw new ForeignAnswer(head.statusCode);
      const localRun = this.options.isLocal === true ? readLocalRun(head.headers) : undefined;
      return { ...this.answered(output), ...(localRun === undefined ? {} : { localRun }) };
    } catch (error) {
      if (signal.aborted) return { kind: 'abandoned', atMs: this.now() };
      return this.failed(deadline.isOver ? silence : error, request, reader?.received);
    } finally {
      deadline.end();
    }
  }

  private async stream(
    client: LambdaClient,
    request: SentRequest,
    reader: StreamReader,
    until: AbortSignal,
  ): Promise<FinalAnswer> {
    const options: InvokeHandlerOptions = { abortSignal: until, headers: unsignedHeaders(request) };
    const output = await client.send(streamCommand(request), options);
    if (output.EventStream === undefined) throw new BrokenStream();
    // The SDK's signal only covers the head of the response; the stream must be stopped here.
    const end = await Promise.race([reader.read(output.EventStream), aborted(until)]);
    const { streamed, errorCode, logResult } = end;
    const { payload, binary } = payloadOf(end);
    return {
      ...this.head(output),
      functionError: errorCode,
      payload,
      binary,
      contentType: output.ResponseStreamContentType,
      payloadBytes: errorCode === undefined ? streamed.bytes : Buffer.byteLength(payload),
      logTail: decoded(logResult),
      // After a success, the text is the payload itself.
      streamed: errorCode === undefined ? { ...streamed, text: '' } : streamed,
    };
  }

  private answered(output: InvokeCommandOutput): FinalAnswer {
    const bytes = output.Payload ?? new Uint8Array();
    // An error is always text, even if the function put other bytes into it.
    const { payload, binary } =
      output.FunctionError === undefined
        ? decodePayload(bytes)
        : { payload: new TextDecoder().decode(bytes), binary: undefined };
    return {
      ...this.head(output),
      functionError: output.FunctionError,
      payload,
      binary,
      payloadBytes: bytes.byteLength,
      logTail: decoded(output.LogResult),
      durableExecutionArn: output.DurableExecutionArn,
    };
  }

  /** The common head of both kinds of response. */
  private head({
    $metadata,
    StatusCode,
    ExecutedVersion,
  }: Pick<InvokeCommandOutput, '$metadata' | 'StatusCode' | 'ExecutedVersion'>) {
    return {
      kind: 'answered',
      atMs: this.now(),
      statusCode: StatusCode ?? $metadata.httpStatusCode ?? 0,
      requestId: $metadata.requestId ?? '',
      executedVersion: ExecutedVersion,
    } as const;
  }

  private failed(error: unknown, request: InvokeRequest, streamed: Streamed | undefined): FinalAnswer {
    const thrown = toThrown(error);
    const { functionName, qualifier } = request.target;
    const about = { action: 'lambda:InvokeFunction', subject: `function ${functionName}`, qualifier };
    const failure = this.gateway.failure(error, about);
    const isKnownNotToHaveRun = isRefusal(thrown) || wasNeverSent(thrown) || isOwnFailure(failure.reason);
    const atMs = this.now();
    return isKnownNotToHaveRun && streamed === undefined
      ? { kind: 'refused', atMs, requestId: requestIdOf(thrown), failure }
      : { kind: 'lost', atMs, failure, streamed };
  }
}

/** The payload of a stream that ends with an error is text. */
function payloadOf({ streamed, binary, errorCode, errorDetails }: StreamEnd) {
  if (errorCode !== undefined) return { payload: errorDetails ?? '', binary: undefined };
  return binary === undefined ? { payload: streamed.text, binary } : binaryPayload(binary);
}

function decoded(base64: string | undefined): string | undefined {
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('utf8');
}

/** Rejects when the signal is aborted; never resolves. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Whether the response proves that nothing ran: AWS refused, a proxy required a login, or a redirect led elsewhere. A response of
 * a gateway (502, 503, 504, a page, an empty 403) proves nothing, because it may have passed on the request.
 */
function isRefusal({ statusCode = 0, isFromAws, name }: Thrown): boolean {
  if (statusCode === 407 || (statusCode >= 300 && statusCode < 400)) return true;
  return statusCode >= 400 && isFromAws && (statusCode < 500 || name !== 'Unknown');
}

/** The error after the deadline, in the format of the SDK's own timeouts. */
const silence = Object.assign(new Error('no response before the deadline'), { name: 'TimeoutError' });

/** Whether a failure is local, before anything was sent. */
function isOwnFailure(reason: string): boolean {
  return reason === 'credentials' || reason === 'local';
}

function requestIdOf(thrown: Thrown): string | undefined {
  return thrown.statusCode === undefined ? undefined : thrown.requestId;
}
