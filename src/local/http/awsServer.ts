import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { LocalServices } from '../localServices';
import { isS3, s3Operation } from '../sources/buckets/s3Operation';
import { formOperation, isForm } from '../sources/wire/sourceOperation';
import type { AwsRequest, AwsResponse } from './awsRequest';
import { endWith } from './endWith';
import { type Incoming, type Outgoing, PortServer } from './portServer';
import { readBody } from './readBody';
import { refusalOf } from './refusalOf';
import { type Asked, type Routed, routeTo } from './routes';
import { ServiceError } from './serviceError';

/** Higher than the limit of every operation; longer bodies are refused before they are routed. */
const maxBodyBytes = 8 * 1024 * 1024;

/** The HTTP side: AWS's REST-JSON (Lambda, X-Ray, EventBridge Schemas), JSON (CloudWatch Logs, sources) and forms (SQS, SNS). */
export function startAwsServer(services: LocalServices, port: number): Promise<PortServer> {
  return PortServer.start(port, (request, response) => {
    void answer(request, response, services);
  });
}

async function answer(incoming: Incoming, response: Outgoing, services: LocalServices): Promise<void> {
  const id = randomUUID();
  const target = incoming.headers['x-amz-target'];
  const isJsonProtocol = typeof target === 'string';
  try {
    const result = await handle(incoming, id, { services, response });
    send(response, id, result, isJsonProtocol);
  } catch (error) {
    if (!(error instanceof ServiceError)) services.log(`${incoming.method} ${incoming.url}: ${String(error)}`);
    send(response, id, errorResponse(error, isJsonProtocol), isJsonProtocol);
  }
}

async function handle(
  incoming: Incoming,
  id: string,
  { services, response }: { readonly services: LocalServices; readonly response: Outgoing },
): Promise<AwsResponse> {
  const receivedMs = services.now();
  const refusal = refusalOf(incoming.headers);
  if (refusal !== undefined) {
    incoming.resume();
    throw new ServiceError(403, 'AccessDeniedException', refusal);
  }
  const { body, size } = await readBody(incoming, maxBodyBytes);
  const [path = '', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const target = incoming.headers['x-amz-target'];
  const asked = { method: incoming.method ?? '', path, target: typeof target === 'string' ? target : undefined };
  const { operation, params } = operationOf(incoming, asked, query);
  if (size > maxBodyBytes) {
    throw new ServiceError(413, 'RequestTooLargeException', `Request must be smaller than ${maxBodyBytes} bytes.`);
  }
  let signal: AbortSignal | undefined;
  const request: AwsRequest = {
    id,
    receivedMs,
    path,
    params,
    query: new URLSearchParams(query),
    headers: incoming.headers,
    body,
    // Few operations wait for anything that a caller could give up on.
    get signal() {
      signal ??= untilClosed(response);
      return signal;
    },
  };
  const answer = await operation(request, services);
  // What Lambda's API makes is on disk before the caller knows of it.
  if (asked.method !== 'GET' && isOfFunctions(path)) await services.made.written();
  return answer;
}

/** Paths of Lambda's API but those of invocations. */
function isOfFunctions(path: string): boolean {
  return /^\/20\d\d-\d\d-\d\d\/(functions|layers|tags)\b/.test(path) && !/invocations$|invoke-async/.test(path);
}

/** Paths of S3 are anything, and forms name their operation themselves. */
function operationOf(incoming: Incoming, asked: Asked, query: string): Routed {
  if (isS3(incoming.headers, query)) return { operation: s3Operation(asked.method), params: {} };
  return isForm(incoming) ? { operation: formOperation, params: {} } : routeTo(asked);
}

function untilClosed(response: Outgoing): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else response.once('close', () => controller.abort());
  return controller.signal;
}

function errorResponse(error: unknown, isJsonProtocol: boolean): AwsResponse {
  const known =
    error instanceof ServiceError
      ? error
      : new ServiceError(500, 'ServiceException', `The local service failed: ${String(error)}`, { Type: 'Service' });
  const { status, code, message, fields } = known;
  if (isJsonProtocol) return { status, body: { __type: code, message } };
  const body = { Type: 'User', ...fields, [messageMember(code)]: message };
  return { status, headers: { 'x-amzn-errortype': code }, body };
}

/**
 * The name of the error message's member, which AWS's models spell in two ways:
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html has both.
 */
function messageMember(code: string): 'message' | 'Message' {
  const capital = [
    'ResourceNotFoundException',
    'ServiceException',
    'InvalidRequestException',
    'AccessDeniedException',
    'CallbackTimeoutException',
    'DurableExecutionAlreadyStartedException',
    // EventBridge Schemas'.
    'BadRequestException',
    'ConflictException',
    'NotFoundException',
  ];
  return capital.includes(code) ? 'Message' : 'message';
}

function send(response: Outgoing, id: string, { status, headers, body }: AwsResponse, isJsonProtocol: boolean): void {
  const common = {
    'Content-Type': isJsonProtocol ? 'application/x-amz-json-1.1' : 'application/json',
    'x-amzn-requestid': id,
    ...headers,
  };
  if (body instanceof Readable) {
    response.writeHead(status, common);
    // Either side may disconnect, which ends the other; there is no one left to report to.
    pipeline(body, response, () => undefined);
    return;
  }
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body), 'utf8');
  // A 204 has neither a body nor a length.
  response.writeHead(status, { ...common, ...(status === 204 ? {} : { 'Content-Length': String(bytes.length) }) });
  if (status === 204) response.end();
  else if (response instanceof ServerResponse) endWith(response, bytes);
  else response.end(bytes);
}
