import { serviceOf, services, type TriggerService } from '../model/services/services';

/**
 * Finds the service of a policy's principal and, for a principal that several services share, of the source's ARN. Principals may
 * include a Region (`logs.eu-west-1.amazonaws.com`) or end with the domain of China or the European Sovereign Cloud.
 */
export function serviceOfPrincipal(principal: string, sourceArn: string | undefined): TriggerService | undefined {
  const plain = principal
    .toLowerCase()
    .replace(/\.amazonaws\.(com\.cn|eu)$/, '.amazonaws.com')
    .replace(/\.[a-z]+(-[a-z]+)+-\d+(?=\.amazonaws\.com$)/, '');
  const found = services.filter((service) => service.principals.includes(plain));
  const bySource = sourceArn === undefined ? undefined : serviceOfSource(sourceArn);
  return found.find((service) => service === bySource) ?? found[0];
}

/** Finds the service whose sources have such ARNs, in any partition. `undefined` for other ARNs. */
export function serviceOfSource(arn: string): TriggerService | undefined {
  if (isWebSocket(arn)) return serviceOf('api-gateway-websocket');
  return services.find(({ sourceArn }) => sourceArn !== undefined && toPattern(sourceArn).test(arn));
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'ANY', '*'];

/**
 * In ARNs of WebSocket APIs, a route such as `$connect` follows; in those of other APIs, a method. `$default` is also a route of
 * HTTP APIs, and is treated as theirs.
 */
function isWebSocket(arn: string): boolean {
  const [, stage, route, ...path] = /^arn:[\w-]+:execute-api:[^:]*:[^:]*:(.*)$/.exec(arn)?.[1]?.split('/') ?? [];
  if (route === undefined || route === '' || path.length > 0 || stage === 'authorizers') return false;
  return route !== '$default' && !methods.includes(route);
}

/** The fixed prefix of the resource, such as `table/`, distinguishes services that share the ARN's third part. */
function toPattern(sourceArn: string): RegExp {
  const [, , service = '', , , ...resource] = sourceArn.split(':');
  const beginning = /^[a-z-]*[/:]?/.exec(resource.join(':'))?.[0] ?? '';
  return new RegExp(`^arn:[\\w-]+:${service}:[^:]*:[^:]*:${beginning}`);
}
