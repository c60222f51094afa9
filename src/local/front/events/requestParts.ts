import { type FrontRequest, headerOf } from '../frontRequest';

/** `12/Mar/2026:19:03:58 +0000`. */
export function logTime(atMs: number): string {
  const date = new Date(atMs);
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  const [day, time] = [String(date.getUTCDate()).padStart(2, '0'), date.toISOString().slice(11, 19)];
  return `${day}/${month}/${date.getUTCFullYear()}:${time} +0000`;
}

/** The headers as sent, and those that AWS's front adds. Names in lower case unless `keepsCase`. */
export function forwardedHeaders(
  request: FrontRequest,
  { traceHeader, keepsCase }: { readonly traceHeader: string; readonly keepsCase: boolean },
): readonly (readonly [string, string])[] {
  const port = /:(\d+)$/.exec(headerOf(request, 'host') ?? '')?.[1] ?? '80';
  const added = {
    'X-Amzn-Trace-Id': traceHeader,
    'X-Forwarded-For': request.sourceIp,
    'X-Forwarded-Port': port,
    'X-Forwarded-Proto': 'http',
  };
  const names = Object.keys(added).map((name) => name.toLowerCase());
  const own = request.rawHeaders.filter(
    ([name]) => !names.includes(name.toLowerCase()) && !/^(connection|keep-alive|transfer-encoding)$/i.test(name),
  );
  return [...own, ...Object.entries(added)].map(([name, value]) => [keepsCase ? name : name.toLowerCase(), value]);
}

/** The last value of each name, as API Gateway has them in `headers`. */
export function lastValues(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs);
}

/** All values of each name. */
export function allValues(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, value] of pairs) found[name] = [...(Object.hasOwn(found, name) ? (found[name] ?? []) : []), value];
  return found;
}

/** The values of each name, joined by commas. */
export function joinedValues(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const entries = Object.entries(allValues(pairs));
  return Object.fromEntries(entries.map(([name, values]) => [name, values.join(',')]));
}

/** Whether a body of this content type reaches the function as text. Without a type it does not. */
export function isTextType(request: FrontRequest): boolean {
  if (headerOf(request, 'content-encoding') !== undefined) return false;
  const type = (headerOf(request, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^text\/|^application\/(json|javascript|xml)$|\+(json|xml)$/.test(type);
}

/** Whether a media type is one of a list in which `*` is a wildcard. */
export function isMediaType(type: string | undefined, list: readonly string[]): boolean {
  const [main = '', sub = ''] = (type ?? '').split(';')[0]?.trim().toLowerCase().split('/') ?? [];
  return list.some((one) => {
    const [wantedMain, wantedSub] = one.toLowerCase().split('/');
    return (wantedMain === '*' || wantedMain === main) && (wantedSub === '*' || wantedSub === sub);
  });
}

/** Returns the body as an event contains it. */
export function bodyOf(
  { body }: FrontRequest,
  isText: boolean,
): { readonly body: string; readonly isBase64Encoded: boolean } {
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}
