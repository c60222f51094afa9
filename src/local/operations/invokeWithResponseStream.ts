import { type AwsResponse, headerOf, type Operation } from '../http/awsRequest';
import { streamEvent } from '../http/eventStream';
import { invalidParameter } from '../http/serviceError';
import type { RunResult } from '../invocations/runner';
import { traceHeaderOf } from '../tracing/invocationTrace';
import { ChunkQueue } from './chunkQueue';
import { readClientContext, readPayload, throttled } from './invokeInput';
import { openTrace } from './openTrace';

const maxPayloadBytes = 6_291_456;

/**
 * https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html. The answer begins with the function's first
 * bytes; how the function ended stands in the last event, also when it failed.
 */
export const invokeWithResponseStream: Operation = async (request, services) => {
  const declared = await services.catalog.find(request.params.name ?? '', request.query.get('Qualifier'));
  const type = headerOf(request, 'x-amz-invocation-type') ?? 'RequestResponse';
  if (type !== 'RequestResponse' && type !== 'DryRun') {
    throw invalidParameter(
      `1 validation error detected: Value '${type}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [RequestResponse, DryRun]`,
    );
  }
  const payload = readPayload(request.body, maxPayloadBytes, 'InvokeWithResponseStream');
  const clientContext = readClientContext(headerOf(request, 'x-amz-client-context'));
  if (type === 'DryRun') return { status: 204, body: Buffer.alloc(0) };
  const wantsLog = headerOf(request, 'x-amz-log-type') === 'Tail';
  const trace = openTrace(request, declared, 200, services);
  const events = new ChunkQueue();
  return new Promise<AwsResponse>((resolve, reject) => {
    const begin = (contentType: string): void =>
      resolve({
        status: 200,
        headers: {
          'Content-Type': 'application/vnd.amazon.eventstream',
          'X-Amzn-Remapped-Content-Type': contentType,
          'X-Amz-Executed-Version': '$LATEST',
          'X-Amzn-Trace-Id': traceHeaderOf(trace.decision),
        },
        stream: events,
      });
    const take = (chunk: Buffer, contentType: string): void => {
      events.push(payloadChunk(chunk));
      begin(contentType);
    };
    const finish = (result: RunResult): void => {
      if (result.kind === 'throttled') {
        trace.throttled(services.now());
        reject(throttled());
        return;
      }
      trace.answered(services.now());
      // A function that does not stream has its whole response in one chunk.
      if (!result.isFunctionError && result.body.length > 0) events.push(payloadChunk(result.body));
      events.push(invokeComplete(result, wantsLog));
      events.close();
      begin('application/json');
    };
    const run = { requestId: request.id, payload, clientContext, trace: trace.decision, onChunk: take };
    services.runner.run(declared, run).then(finish, reject);
  });
};

function payloadChunk(chunk: Buffer): Buffer {
  return streamEvent('PayloadChunk', 'application/octet-stream', chunk);
}

function invokeComplete(result: Extract<RunResult, { kind: 'ran' }>, wantsLog: boolean): Buffer {
  const end = {
    ...(result.isFunctionError ? { ErrorCode: 'Unhandled', ErrorDetails: result.body.toString('utf8') } : {}),
    ...(wantsLog ? { LogResult: result.logTail.toString('base64') } : {}),
  };
  return streamEvent('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(end), 'utf8'));
}
