import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../../../events/json';
import type { FrontResponse } from '../frontRequest';

/** How a front reads the response of a function that keeps to its contract. */
export interface ProxyRules {
  /** The headers that count: both, only lists, or only single values. */
  readonly headers: 'both' | 'lists' | 'single';
  /** Whether a base64 body is decoded. */
  isDecoded(): boolean;
  readonly defaultContentType: string | undefined;
}

/** Builds the HTTP response of a response with `statusCode`, `headers` and `body`, which has been checked. */
export function readProxyResponse(response: JsonObject, rules: ProxyRules): FrontResponse {
  const { statusCode, body, isBase64Encoded, cookies } = response;
  const single = rules.headers === 'lists' ? [] : valuesOf(response.headers);
  const lists = rules.headers === 'single' ? [] : valuesOf(response.multiValueHeaders);
  const listed = lists.map(([name]) => name.toLowerCase());
  const headers = [...single.filter(([name]) => !listed.includes(name.toLowerCase())), ...lists];
  const set: readonly (readonly [string, string])[] =
    rules.headers === 'single' && isJsonList(cookies) ? cookies.map((cookie) => ['Set-Cookie', String(cookie)]) : [];
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type: readonly (readonly [string, string])[] =
    hasType || rules.defaultContentType === undefined ? [] : [['Content-Type', rules.defaultContentType]];
  const text = typeof body === 'string' ? body : '';
  return {
    status: statusCode === undefined ? 200 : Number(statusCode),
    headers: [...headers, ...set, ...type].filter(([name]) => !isOfConnection(name)),
    body: Buffer.from(text, isBase64Encoded === true && rules.isDecoded() ? 'base64' : 'utf8'),
  };
}

/** What the server itself says of the connection and the body's length. */
export function isOfConnection(name: string): boolean {
  return /^(connection|keep-alive|transfer-encoding|content-length|upgrade)$/i.test(name);
}

function valuesOf(headers: JsonValue | undefined): readonly (readonly [string, string])[] {
  if (!isJsonObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]) =>
    (isJsonList(value) ? value : [value]).map((one) => [name, String(one)] as const),
  );
}
