import { serviceOf, services, type TriggerService } from '../model/services/services';

/**
 * The service that a policy means by a principal and, where one principal stands for several services, by the source's
 * ARN. Principals also come with a Region (`logs.eu-west-1.amazonaws.com`) and with the endings of China and the European
 * Sovereign Cloud.
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

/** The service whose sources have such ARNs, in any partition. `undefined` for an ARN of something else. */
export function serviceOfSource(arn: string): TriggerService | undefined {
  if (isWebSocket(arn)) return serviceOf('api-gateway-websocket');
  return services.find(({ sourceArn }) => sourceArn !== undefined && toPattern(sourceArn).test(arn));
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'ANY', '*'];

/**
 * Other APIs' ARNs go on with a method, WebSocket APIs' with the name of a route, such as `$connect`. HTTP APIs have a
 * route `$default` as well; it is taken for theirs.
 */
function isWebSocket(arn: string): boolean {
  const [, stage, route, ...path] = /^arn:[\w-]+:execute-api:[^:]*:[^:]*:(.*)$/.exec(arn)?.[1]?.split('/') ?? [];
  if (route === undefined || route === '' || path.length > 0 || stage === 'authorizers') return false;
  return route !== '$default' && !methods.includes(route);
}

/** The fixed beginning of the resource, such as `table/`, tells services apart that share the ARN's third part. */
function toPattern(sourceArn: string): RegExp {
  const [, , service = '', , , ...resource] = sourceArn.split(':');
  const beginning = /^[a-z-]*[/:]?/.exec(resource.join(':'))?.[0] ?? '';
  return new RegExp(`^arn:[\\w-]+:${service}:[^:]*:[^:]*:${beginning}`);
}
