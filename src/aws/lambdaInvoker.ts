import { InvokeCommand, type InvokeCommandOutput } from '@aws-sdk/client-lambda';
import type { Invoker } from '../model/connection';
import type { InvokeAnswer, InvokeRequest } from '../model/invocation';
import type { AwsGateway } from './awsGateway';
import { wasNeverSent } from './networkFailure';
import { type Thrown, toThrown } from './toAwsFailure';

type FinalAnswer = Exclude<InvokeAnswer, { kind: 'waiting' }>;

/** How long past the function's own timeout an answer is waited for. */
const graceMs = 30_000;

/** Lambda's Invoke, one HTTP request a call whatever happens. */
export class LambdaInvoker implements Invoker {
  constructor(
    private readonly gateway: AwsGateway,
    private readonly now: () => number,
    private readonly waitBeyondTimeoutMs = graceMs,
  ) {}

  async invoke(request: InvokeRequest, signal: AbortSignal): Promise<FinalAnswer> {
    const deadline = AbortSignal.timeout(request.timeoutSeconds * 1000 + this.waitBeyondTimeoutMs);
    try {
      const { invoke } = await this.gateway.clients(signal);
      signal.throwIfAborted();
      const output = await invoke.send(toCommand(request), { abortSignal: AbortSignal.any([signal, deadline]) });
      return this.answered(output);
    } catch (error) {
      if (signal.aborted) return { kind: 'abandoned', atMs: this.now() };
      return this.failed(deadline.aborted ? silence : error, request);
    }
  }

  private answered(output: InvokeCommandOutput): FinalAnswer {
    const payload = output.Payload ?? new Uint8Array();
    return {
      kind: 'answered',
      atMs: this.now(),
      statusCode: output.StatusCode ?? output.$metadata.httpStatusCode ?? 0,
      requestId: output.$metadata.requestId ?? '',
      executedVersion: output.ExecutedVersion,
      functionError: output.FunctionError,
      payload: new TextDecoder().decode(payload),
      payloadBytes: payload.byteLength,
      logTail: output.LogResult === undefined ? undefined : Buffer.from(output.LogResult, 'base64').toString('utf8'),
    };
  }

  private failed(error: unknown, request: InvokeRequest): FinalAnswer {
    const thrown = toThrown(error);
    const about = { action: 'lambda:InvokeFunction', subject: `function ${request.target.functionName}` };
    const failure = this.gateway.failure(error, about);
    const isAnswer = (thrown.statusCode ?? 0) >= 400;
    const isKnownNotToHaveRun = isAnswer || wasNeverSent(thrown) || isOwnFailure(failure.reason);
    const atMs = this.now();
    return isKnownNotToHaveRun
      ? { kind: 'refused', atMs, requestId: requestIdOf(thrown), failure }
      : { kind: 'lost', atMs, failure };
  }
}

/** What the deadline leaves behind, in the shape of the SDK's own timeouts. */
const silence = Object.assign(new Error('no answer before the deadline'), { name: 'TimeoutError' });

/** Failures on our side, before anything could be sent. */
function isOwnFailure(reason: string): boolean {
  return reason === 'credentials' || reason === 'local';
}

function requestIdOf(thrown: Thrown): string | undefined {
  return thrown.statusCode === undefined ? undefined : thrown.requestId;
}

/**
 * The trace header is added after the SDK's own build steps and is not part of the signature. It names no parent: the
 * service segment is to be the root of the trace (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html).
 */
function toCommand({ target, mode, payload, traceId }: InvokeRequest): InvokeCommand {
  const command = new InvokeCommand({
    FunctionName: target.functionName,
    Qualifier: target.qualifier,
    InvocationType: mode,
    ...(mode === 'RequestResponse' ? { LogType: 'Tail' } : {}),
    Payload: new TextEncoder().encode(payload),
  });
  command.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (typeof request === 'object' && request !== null && 'headers' in request) {
        Object.assign(request.headers ?? {}, { 'X-Amzn-Trace-Id': `Root=${traceId};Sampled=1` });
      }
      return next(args);
    },
    { step: 'build', name: 'dwellTraceHeader', override: true },
  );
  return command;
}
