import { parseTraceId } from '../invocation/traceId';

/** A link to a trace: `/trace/<id>?region=eu-west-1&account=123456789012` after the extension's address. */
export interface TraceLink {
  readonly traceId: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** Path and query of the link. `functionArn` tells region and account. */
export function traceLinkPath(traceId: string, functionArn: string | undefined): string {
  return traceLinkPathIn(traceId, placeOfArn(functionArn));
}

/** The same for a place that is known otherwise. */
export function traceLinkPathIn(traceId: string, { region, account }: Pick<TraceLink, 'region' | 'account'>): string {
  const query = [
    ...(region === undefined ? [] : [`region=${region}`]),
    ...(account === undefined ? [] : [`account=${account}`]),
  ].join('&');
  return `/trace/${traceId}${query === '' ? '' : `?${query}`}`;
}

/** Parses a link, which anybody may have written; `undefined` when it is not one or says something invalid. */
export function parseTraceLink(path: string, query: string): TraceLink | undefined {
  const id = /^\/trace\/([^/]+)\/?$/.exec(path)?.[1];
  const traceId = id === undefined ? undefined : parseTraceId(id);
  if (traceId === undefined) return undefined;
  const given = new URLSearchParams(query);
  const [region, account] = [given.get('region') ?? '', given.get('account') ?? ''];
  if (region !== '' && !isRegion(region)) return undefined;
  if (account !== '' && !isAccount(account)) return undefined;
  return { traceId, region: region === '' ? undefined : region, account: account === '' ? undefined : account };
}

/** Region and account of an ARN. */
export function placeOfArn(arn: string | undefined): Pick<TraceLink, 'region' | 'account'> {
  const [, , , region = '', account = ''] = arn?.split(':') ?? [];
  return {
    region: isRegion(region) ? region : undefined,
    account: isAccount(account) ? account : undefined,
  };
}

function isRegion(text: string): boolean {
  return /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/.test(text);
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}
