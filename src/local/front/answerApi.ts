import { apiGatewayHttp, apiGatewayHttpV1, apiGatewayRest } from '../../events/contracts/apiGateway';
import { isJsonObject, type JsonValue } from '../../events/json';
import type { DeclaredApi } from '../../model/function/declaredApi';
import type { RunResult } from '../invocations/runner';
import { readFormat2 } from './answerUrl';
import { authorize } from './authorizers/authorize';
import { isPreflight, preflightResponse, withCors } from './cors';
import type { EventFacts } from './events/eventFacts';
import { httpFormat1Event, restEvent } from './events/format1';
import { format2Event } from './events/format2';
import { isMediaType } from './events/requestParts';
import { type FrontRequest, type FrontResponse, headerOf, jsonResponse } from './frontRequest';
import { matchRoute, type RouteMatch } from './matchRoute';
import { readProxyResponse } from './responses/readProxyResponse';
import type { FrontSurroundings } from './surroundings';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const maxBodyBytes = 10 * 1024 * 1024;
const maxRestMs = 29_000;
const maxHttpMs = 30_000;

/** Answers as a REST API or an HTTP API with proxy integrations. */
export async function answerApi(
  api: DeclaredApi,
  request: FrontRequest,
  surroundings: FrontSurroundings,
): Promise<FrontResponse> {
  const { cors } = api;
  if (cors !== undefined && isPreflight(request)) return preflightResponse(request, cors, 204);
  const response = await route(api, request, surroundings);
  return { ...response, headers: withCors(request, cors, response.headers) };
}

/** A path without the stage is answered, too, as behind a custom domain name. */
export function pathInStage({ type, stage }: DeclaredApi, path: string): string {
  const inside = stage !== '$default' && path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : path;
  const whole = inside === `/${stage}` ? '/' : inside;
  // A REST API takes a slash at the end for none.
  return type === 'rest' && whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}

async function route(api: DeclaredApi, request: FrontRequest, surroundings: FrontSurroundings): Promise<FrontResponse> {
  const isRest = api.type === 'rest';
  const path = pathInStage(api, request.path);
  const match = matchRoute(api, request.method, path);
  if (match === undefined) {
    return isRest
      ? restError(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException')
      : jsonResponse(404, { message: 'Not Found' });
  }
  if (request.body.length > maxBodyBytes) {
    return isRest
      ? restError(413, 'Request Too Long', 'RequestTooLargeException')
      : jsonResponse(413, { message: 'Request Entity Too Large' });
  }
  const { target, authorizer } = match.route;
  if (target.kind === 'fixed') {
    return { status: target.status, headers: Object.entries(target.headers), body: Buffer.from(target.body, 'utf8') };
  }
  const call = await surroundings.caller.prepare(target.functionName, request);
  const facts = factsOf(api, { request, match, path, traceHeader: call.traceHeader }, surroundings);
  const authorization = await authorize(authorizer, isRest ? 'rest' : 'http', facts, surroundings);
  if (authorization.kind === 'refused') return authorization.response;
  const whole = { ...facts, authorizer: authorization.authorizer };
  const event = eventOf(api, target.format, whole);
  const result = await within(surroundings.caller.run(call, event), isRest ? maxRestMs : maxHttpMs);
  if (isRest) return restResponse(result, event, api, request);
  return httpResponse(result, event, target.format);
}

function eventOf({ type, binaryMediaTypes }: DeclaredApi, format: '1.0' | '2.0', facts: EventFacts) {
  if (type === 'rest') return restEvent(facts, binaryMediaTypes);
  return format === '1.0' ? httpFormat1Event(facts) : format2Event(facts);
}

function factsOf(
  api: DeclaredApi,
  asked: Pick<EventFacts, 'request' | 'path' | 'traceHeader'> & { readonly match: RouteMatch },
  { place }: FrontSurroundings,
): EventFacts {
  const { match, ...rest } = asked;
  const { path, method } = match.route;
  const routeKey = api.type === 'rest' || path === '$default' ? path : `${method} ${path}`;
  const { pathParameters } = match;
  const domainName = headerOf(rest.request, 'host') ?? '';
  return {
    ...rest,
    ...place,
    domainName,
    apiId: api.id,
    stage: api.stage,
    routeKey,
    pathParameters,
    authorizer: undefined,
  };
}

function restResponse(
  result: RunResult | undefined,
  event: Readonly<Record<string, unknown>>,
  { binaryMediaTypes }: DeclaredApi,
  request: FrontRequest,
): FrontResponse {
  if (result === undefined) return restError(504, 'Endpoint request timed out', 'InternalServerErrorException');
  if (result.kind === 'throttled') return restError(500, 'Internal server error', 'InternalServerErrorException');
  const value = valueReturned(result);
  const isAccepted = value !== undefined && apiGatewayRest.check(toJson(event), value).accepted;
  if (!isAccepted || !isJsonObject(value))
    return restError(502, 'Internal server error', 'InternalServerErrorException');
  const accepted = (headerOf(request, 'accept') ?? '').split(',')[0]?.trim();
  const isDecoded = () => binaryMediaTypes.includes('*/*') || isMediaType(accepted, binaryMediaTypes);
  return readProxyResponse(value, { headers: 'both', isDecoded, defaultContentType: 'application/json' });
}

function httpResponse(
  result: RunResult | undefined,
  event: Readonly<Record<string, unknown>>,
  format: '1.0' | '2.0',
): FrontResponse {
  if (result === undefined || result.kind === 'throttled') return jsonResponse(503, { message: 'Service Unavailable' });
  const value = valueReturned(result);
  const contract = format === '1.0' ? apiGatewayHttpV1 : apiGatewayHttp;
  if (value === undefined || !contract.check(toJson(event), value).accepted) {
    return jsonResponse(500, { message: 'Internal Server Error' });
  }
  if (format === '2.0') return readFormat2(value);
  const rules = { headers: 'both', isDecoded: () => true, defaultContentType: 'text/plain;charset=UTF-8' } as const;
  return readProxyResponse(isJsonObject(value) ? value : {}, rules);
}

/** `undefined` for a function error, and for what is not JSON. */
export function valueReturned(result: Extract<RunResult, { kind: 'ran' }>): JsonValue | undefined {
  if (result.isFunctionError) return undefined;
  try {
    return JSON.parse(result.body.toString('utf8') || 'null');
  } catch {
    return undefined;
  }
}

/** The event as the contracts take it. */
export function toJson(event: object): JsonValue {
  return JSON.parse(JSON.stringify(event));
}

function restError(status: number, message: string, errorType: string): FrontResponse {
  return jsonResponse(status, { message }, [['x-amzn-ErrorType', errorType]]);
}

/** `undefined` when it takes longer; the function goes on. */
async function within<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
