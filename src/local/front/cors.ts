import type { DeclaredCors } from '../../model/function/declaredApi';
import { type FrontRequest, type FrontResponse, headerOf } from './frontRequest';

/** Whether a browser asks whether it may send another request. */
export function isPreflight(request: FrontRequest): boolean {
  const asks = headerOf(request, 'access-control-request-method') !== undefined;
  return request.method === 'OPTIONS' && headerOf(request, 'origin') !== undefined && asks;
}

/** Answers a preflight request without the function: 204 of an HTTP API, 200 of a function URL. */
export function preflightResponse(request: FrontRequest, cors: DeclaredCors, status: 200 | 204): FrontResponse {
  const { allowMethods, allowHeaders, maxAgeSeconds } = cors;
  const origin = originHeaders(request, cors);
  if (origin.length === 0) return { status, headers: [], body: Buffer.alloc(0) };
  const list = (name: string, values: readonly string[]): readonly (readonly [string, string])[] =>
    values.length === 0 ? [] : [[name, values.join(',')]];
  return {
    status,
    headers: [
      ...origin,
      ...list('Access-Control-Allow-Methods', allowMethods),
      ...list('Access-Control-Allow-Headers', allowHeaders),
      ...list('Access-Control-Max-Age', maxAgeSeconds === undefined ? [] : [String(maxAgeSeconds)]),
    ],
    body: Buffer.alloc(0),
  };
}

/** Adds the headers of the configuration, which replace those of the function. */
export function withCors(
  request: FrontRequest,
  cors: DeclaredCors | undefined,
  headers: FrontResponse['headers'],
): FrontResponse['headers'] {
  if (cors === undefined) return headers;
  const own = headers.filter(([name]) => !/^access-control-/i.test(name));
  const exposed: FrontResponse['headers'] =
    cors.exposeHeaders.length === 0 ? [] : [['Access-Control-Expose-Headers', cors.exposeHeaders.join(',')]];
  const origin = originHeaders(request, cors);
  return origin.length === 0 ? own : [...own, ...origin, ...exposed];
}

/** Empty for an origin that is not allowed. */
function originHeaders(request: FrontRequest, cors: DeclaredCors): FrontResponse['headers'] {
  const origin = headerOf(request, 'origin');
  const allowed = cors.allowOrigins.find((one) => one === '*' || isOrigin(one, origin ?? ''));
  if (origin === undefined || allowed === undefined) return [];
  const isAny = allowed === '*' && !cors.allowCredentials;
  return [
    ['Access-Control-Allow-Origin', isAny ? '*' : origin],
    ...(isAny ? [] : ([['Vary', 'Origin']] as const)),
    ...(cors.allowCredentials ? ([['Access-Control-Allow-Credentials', 'true']] as const) : []),
  ];
}

/** `https://*.example.com` and `http://*` are allowed, too. */
function isOrigin(pattern: string, origin: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'i').test(origin);
}
