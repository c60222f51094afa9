import type { IncomingHttpHeaders } from 'node:http';

/**
 * Explains why a request is refused; `undefined` when it is not. Any web page can send requests to this machine: its requests
 * carry an Origin, and after DNS rebinding to 127.0.0.1 the page's own host name as Host. SDKs send neither.
 */
export function refusalOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers.origin !== undefined) {
    return `Requests from web pages are refused. Origin: ${headers.origin}`;
  }
  // HTTP/2 has a name of its own for it.
  const named = headers.host ?? headers[':authority'];
  const host = /^(\[[^\]]*\]|[^:]*)/.exec(typeof named === 'string' ? named : '')?.[1]?.toLowerCase() ?? '';
  if (['127.0.0.1', 'localhost', '[::1]'].includes(host)) return undefined;
  return `Only requests to 127.0.0.1 or localhost are accepted. Host: ${host || 'none'}`;
}
