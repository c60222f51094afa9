/** The subject of a page of the AWS console. */
export type ConsolePage =
  | { readonly page: 'function'; readonly functionName: string }
  | { readonly page: 'trace'; readonly traceId: string }
  | { readonly page: 'log'; readonly logGroup: string };

/** Builds the URL in the console of the region's partition: AWS, AWS China or AWS GovCloud. */
export function consoleUrl(region: string, about: ConsolePage): string {
  const home = (service: string, place: string): string =>
    `${origin(region)}/${service}/home?region=${encodeURIComponent(region)}#${place}`;
  switch (about.page) {
    case 'function':
      return home('lambda', `/functions/${encodeURIComponent(about.functionName)}`);
    case 'trace':
      return home('cloudwatch', `xray:traces/${encodeURIComponent(about.traceId)}`);
    case 'log':
      return home('cloudwatch', `logsV2:log-groups/log-group/${consoleEncoded(about.logGroup)}`);
  }
}

function origin(region: string): string {
  if (region.startsWith('cn-')) return `https://${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) return `https://${region}.console.amazonaws-us-gov.com`;
  return `https://${region}.console.aws.amazon.com`;
}

/** CloudWatch's console encodes names twice and writes `$` for the second `%`: `/aws` is `$252Faws`. */
function consoleEncoded(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
