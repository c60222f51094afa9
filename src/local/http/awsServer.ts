import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { LocalServices } from '../localServices';
import type { AwsResponse } from './awsRequest';
import { readBody } from './readBody';
import { refusalOf } from './refusalOf';
import { routeTo } from './routes';
import { ServiceError } from './serviceError';

/** Higher than the limit of every operation; longer bodies are refused before they are routed. */
const maxBodyBytes = 8 * 1024 * 1024;

/**
 * The HTTP server: AWS's REST-JSON (Lambda, X-Ray, EventBridge Schemas) and JSON 1.1 (CloudWatch Logs) on one port of 127.0.0.1.
 */
export class AwsServer {
  private constructor(private readonly server: Server) {}

  /** Rejects with Node's error when the port cannot be opened. */
  static async start(services: LocalServices, port: number): Promise<AwsServer> {
    const server = createServer((request, response) => {
      void answer(request, response, services);
    });
    // SDK clients keep connections alive; closing them here would reset a request that is being sent.
    server.keepAliveTimeout = 65_000;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return new AwsServer(server);
  }

  get endpoint(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, services: LocalServices): Promise<void> {
  const id = randomUUID();
  const target = incoming.headers['x-amz-target'];
  const isJsonProtocol = typeof target === 'string';
  try {
    const result = await handle(incoming, id, services);
    send(response, id, result, isJsonProtocol);
  } catch (error) {
    if (!(error instanceof ServiceError)) services.log(`${incoming.method} ${incoming.url}: ${String(error)}`);
    send(response, id, errorResponse(error, isJsonProtocol), isJsonProtocol);
  }
}

async function handle(incoming: IncomingMessage, id: string, services: LocalServices): Promise<AwsResponse> {
  const receivedMs = services.now();
  const refusal = refusalOf(incoming.headers);
  if (refusal !== undefined) {
    incoming.resume();
    throw new ServiceError(403, 'AccessDeniedException', refusal);
  }
  const { body, size } = await readBody(incoming, maxBodyBytes);
  const [path = '', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const target = incoming.headers['x-amz-target'];
  const { operation, params } = routeTo(incoming.method ?? '', path, typeof target === 'string' ? target : undefined);
  if (size > maxBodyBytes) {
    throw new ServiceError(413, 'RequestTooLargeException', `Request must be smaller than ${maxBodyBytes} bytes.`);
  }
  return operation(
    { id, receivedMs, params, query: new URLSearchParams(query), headers: incoming.headers, body },
    services,
  );
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
    // EventBridge Schemas'.
    'BadRequestException',
    'ConflictException',
    'NotFoundException',
  ];
  return capital.includes(code) ? 'Message' : 'message';
}

function send(
  response: ServerResponse,
  id: string,
  { status, headers, body }: AwsResponse,
  isJsonProtocol: boolean,
): void {
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
  response.end(status === 204 ? undefined : bytes);
}
