import { createHash } from 'node:crypto';
import { functionUrl } from '../../events/contracts/apiGateway';
import { isJsonObject, type JsonValue } from '../../events/json';
import type { RunResult } from '../invocations/runner';
import { isPreflight, preflightResponse, withCors } from './cors';
import { format2Event } from './events/format2';
import type { Front } from './front';
import { type FrontRequest, type FrontResponse, headerOf, jsonResponse } from './frontRequest';
import { readProxyResponse } from './responses/readProxyResponse';
import { StreamedResponse, type StreamedTarget } from './responses/streamedResponse';
import type { FrontSurroundings } from './surroundings';

type UrlFront = Extract<Front, { kind: 'url' }>;

/** Lambda's limit: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBodyBytes = 6 * 1024 * 1024;

/**
 * Answers at a function URL (https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html); `undefined` when the response was
 * streamed to `target`. With auth type AWS_IAM a signature is required but not verified: there are no identities here.
 */
export async function answerUrl(
  front: UrlFront,
  request: FrontRequest,
  target: StreamedTarget,
  surroundings: FrontSurroundings,
): Promise<FrontResponse | undefined> {
  const { functionName, cors } = front;
  if (cors !== undefined && isPreflight(request)) return preflightResponse(request, cors, 200);
  const isSigned =
    /^AWS4-HMAC-SHA256 /.test(headerOf(request, 'authorization') ?? '') || /X-Amz-Signature=/.test(request.query);
  if (front.authType === 'AWS_IAM' && !isSigned)
    return corsed(front, request, jsonResponse(403, { Message: 'Forbidden' }));
  if (request.body.length > maxBodyBytes) {
    const Message = `Request must be smaller than ${maxBodyBytes} bytes for the InvokeFunction operation`;
    return corsed(front, request, jsonResponse(413, { Message }));
  }
  const { caller, place } = surroundings;
  const call = await caller.prepare(functionName, request);
  const event = format2Event({
    request,
    ...place,
    accountId: front.authType === 'NONE' ? 'anonymous' : place.accountId,
    apiId: urlIdOf(functionName),
    domainName: domainOf(functionName, place.region, request),
    stage: '$default',
    routeKey: '$default',
    path: request.path,
    pathParameters: {},
    traceHeader: call.traceHeader,
    authorizer: front.authType === 'NONE' ? undefined : { iam: iamOf(place.accountId) },
  });
  const ids = [
    ['x-amzn-RequestId', call.trace.invocation.requestId],
    ['X-Amzn-Trace-Id', call.traceHeader],
  ] as const;
  if (!front.isStreamed) {
    const response = ofResult(await caller.run(call, event), event);
    return corsed(front, request, { ...response, headers: [...response.headers, ...ids] });
  }
  const streamed = new StreamedResponse({
    write: (bytes) => target.write(bytes),
    begin: ({ status, headers }) => target.begin({ status, headers: [...withCors(request, cors, headers), ...ids] }),
  });
  const result = await caller.run(call, event, streamed);
  // What fails later cuts the response: its status is sent already.
  if (!streamed.isBegun && (result.kind === 'throttled' || result.isFunctionError)) {
    return corsed(front, request, ofResult(result, event));
  }
  streamed.end();
  if (result.kind === 'ran' && result.isFunctionError)
    throw new Error('The function failed in the middle of its response.');
  return undefined;
}

/** The id in the host name that AWS would give, and in the event: the same for a function each time. */
export function urlIdOf(functionName: string): string {
  return createHash('sha256').update(functionName).digest('hex').slice(0, 32);
}

/** Names under `localhost` are this machine, and `lambda-url` tells function URLs and HTTP APIs apart, as on AWS. */
function domainOf(functionName: string, region: string, request: FrontRequest): string {
  const port = /:\d+$/.exec(headerOf(request, 'host') ?? '')?.[0] ?? '';
  return `${urlIdOf(functionName)}.lambda-url.${region}.localhost${port}`;
}

function corsed({ cors }: UrlFront, request: FrontRequest, response: FrontResponse): FrontResponse {
  return { ...response, headers: withCors(request, cors, response.headers) };
}

function ofResult(result: RunResult, event: object): FrontResponse {
  if (result.kind === 'throttled') {
    return jsonResponse(429, { Reason: result.reason, Type: 'User', message: 'Rate Exceeded.' });
  }
  if (result.isFunctionError) return badGateway();
  let value: JsonValue;
  try {
    value = JSON.parse(result.body.toString('utf8') || 'null');
  } catch {
    return badGateway();
  }
  if (!functionUrl.check(JSON.parse(JSON.stringify(event)), value).accepted) return badGateway();
  return readFormat2(value);
}

/** Reads a response in payload format 2.0: one without `statusCode` is the body. */
export function readFormat2(value: JsonValue): FrontResponse {
  if (isJsonObject(value) && value.statusCode !== undefined) {
    const defaultContentType = 'application/json';
    return readProxyResponse(value, { headers: 'single', isDecoded: () => true, defaultContentType });
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { status: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(text, 'utf8') };
}

function badGateway(): FrontResponse {
  return {
    status: 502,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from('Internal Server Error', 'utf8'),
  };
}

function iamOf(accountId: string): object {
  const userArn = `arn:aws:iam::${accountId}:root`;
  const nothing = { cognitoIdentity: null, principalOrgId: null };
  return { accessKey: 'local', accountId, callerId: accountId, ...nothing, userArn, userId: accountId };
}
