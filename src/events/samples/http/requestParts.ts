import type { JsonObject } from '../../json';
import type { SampleFacts } from '../../sampleFacts';

/** The caller of all HTTP samples. */
export const callerIp = '203.0.113.24';
export const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36';
export const viewerHeaders: Readonly<Record<string, string>> = { accept: 'application/json', 'user-agent': userAgent };

/** The body of all HTTP samples that have one, as text. */
export const orderBody = JSON.stringify({ orderId: 'o-1001', items: [{ sku: 'tea-green', quantity: 2 }], total: 18.4 });

/** An API of API Gateway: the function's own if its trigger names one. */
export interface ApiFacts {
  readonly apiId: string;
  readonly stage: string;
  readonly method: string;
  /** With a leading slash. */
  readonly path: string;
  readonly domainName: string;
}

/**
 * The API that the trigger's ARN names (`execute-api:…:<api>/<stage>/<method>/<path>`), with wildcards filled in; the HTTP method
 * is only used if the ARN does not contain one.
 */
export function apiOf(facts: SampleFacts, otherwise: { stage: string; method: string; path: string }): ApiFacts {
  const [api = '', stage = '', method = '', ...path] = facts.pattern('execute-api').split('/');
  const apiId = fixed(api) ?? facts.letters('api', 10);
  const given = path.length === 0 ? undefined : fixed(path.join('/'));
  return {
    apiId,
    stage: fixed(stage) ?? otherwise.stage,
    method: (method === 'ANY' ? undefined : fixed(method)) ?? otherwise.method,
    path: given === undefined ? otherwise.path : `/${given}`,
    domainName: `${apiId}.execute-api.${facts.region}.${facts.domain}`,
  };
}

/** Converts values to lists, as services with multi-value headers send them. */
export function inLists(values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}

function fixed(segment: string): string | undefined {
  return segment === '' || /[*{$]/.test(segment) ? undefined : segment;
}
