import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is not answered, or `undefined`. Every web page can send requests to this machine: a page names its
 * origin, and one that made its own name point to 127.0.0.1 (DNS rebinding) sends that name as Host. SDKs do neither.
 */
export function refusalOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers.origin !== undefined) {
    return `Requests of web pages are refused, and this one has the Origin ${headers.origin}.`;
  }
  // HTTP/2 has a name of its own for it.
  const named = headers.host ?? headers[':authority'];
  const host = /^(\[[^\]]*\]|[^:]*)/.exec(typeof named === 'string' ? named : '')?.[1]?.toLowerCase() ?? '';
  if (['127.0.0.1', 'localhost', '[::1]'].includes(host)) return undefined;
  return `Only requests to 127.0.0.1 or localhost are answered, and this one is for ${host || 'no host'}.`;
}
