import type { XrayDocument } from '../parse/xrayDocument';
import { firstNumber, firstText } from './attributes';
import type { Attributes } from './span';
import { withoutEmpty } from './withoutEmpty';

export function httpStatusOf(own: Attributes): number | undefined {
  return firstNumber(own, 'http.response.status_code', 'http.status_code');
}

/** X-Ray's `http` block of a request, made or served, by OpenTelemetry's names, old and new. */
export function httpOfSpan(own: Attributes): XrayDocument | undefined {
  const request = withoutEmpty({ method: firstText(own, 'http.request.method', 'http.method'), url: urlOf(own) });
  const status = httpStatusOf(own);
  if (Object.keys(request).length === 0 && status === undefined) return undefined;
  return { request, response: withoutEmpty({ status }) };
}

/** The whole URL where the span has its parts; a path alone stays one. */
function urlOf(own: Attributes): string | undefined {
  const whole = firstText(own, 'url.full', 'http.url');
  if (whole !== undefined) return whole;
  const path = firstText(own, 'url.path', 'http.target', 'http.route');
  const host = firstText(own, 'server.address', 'http.host', 'net.host.name');
  const isHttp = firstText(own, 'http.request.method', 'http.method') !== undefined;
  if (host === undefined || path?.startsWith('/') !== true || !isHttp) return isHttp ? path : undefined;
  const scheme = firstText(own, 'url.scheme', 'http.scheme') ?? 'https';
  const port = firstNumber(own, 'server.port', 'net.host.port');
  const isUsual = port === undefined || host.includes(':') || port === (scheme === 'http' ? 80 : 443);
  const query = firstText(own, 'url.query');
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${path}${query === undefined ? '' : `?${query}`}`;
}
