import type { DeclaredApi, DeclaredAuthorizer, DeclaredRoute } from '../../model/function/declaredApi';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { routeOf, toFunction } from './routeTargets';

/** A function of a Serverless Framework service and its `events`. */
export interface ServiceFunctionEvents {
  readonly key: string;
  readonly functionName: string;
  readonly events: unknown;
}

/** What is set for the service as a whole. */
export interface ServiceProvider {
  readonly provider: TemplateObject;
  readonly stage: string;
}

/**
 * The REST API and the HTTP API that the Serverless Framework makes of `http` and `httpApi` events
 * (https://www.serverless.com/framework/docs/providers/aws/events/apigateway).
 */
export function serviceApis(
  functions: readonly ServiceFunctionEvents[],
  { provider, stage }: ServiceProvider,
): readonly DeclaredApi[] {
  const nameOf = (key: unknown) => functions.find((one) => one.key === key)?.functionName;
  const routesOf = (type: 'http' | 'httpApi') =>
    functions.flatMap(({ functionName, events }) =>
      (Array.isArray(events) ? events : []).flatMap((event: unknown): readonly DeclaredRoute[] => {
        const value = objectAt(event)[type];
        return value === undefined ? [] : [serviceRoute(type, value, { functionName, provider, nameOf })];
      }),
    );
  const binary = objectAt(provider, 'apiGateway').binaryMediaTypes;
  const cors = objectAt(provider, 'httpApi').cors;
  const rest: DeclaredApi = {
    kind: 'api',
    type: 'rest',
    id: 'ApiGatewayRestApi',
    stage,
    binaryMediaTypes: Array.isArray(binary) ? binary.map(String) : [],
    cors: undefined,
    routes: routesOf('http'),
  };
  const http: DeclaredApi = {
    kind: 'api',
    type: 'http',
    id: 'HttpApi',
    stage: '$default',
    binaryMediaTypes: [],
    cors: corsOf(cors),
    routes: routesOf('httpApi'),
  };
  return [rest, http].filter(({ routes }) => routes.length > 0);
}

interface RouteContext {
  readonly functionName: string;
  readonly provider: TemplateObject;
  nameOf(key: unknown): string | undefined;
}

function serviceRoute(type: 'http' | 'httpApi', value: unknown, context: RouteContext): DeclaredRoute {
  const { functionName, provider, nameOf } = context;
  const own = objectAt(value);
  const [verb = '*', target] = typeof value === 'string' ? value.trim().split(/\s+/) : [];
  const method = typeof value === 'string' ? verb : String(own.method ?? '*');
  const path = typeof value === 'string' ? target : own.path;
  const isAll = path === undefined || path === '*';
  const format = type === 'http' || objectAt(provider, 'httpApi').payload === '1.0' ? '1.0' : '2.0';
  const authorizer = authorizerOf(own.authorizer, nameOf);
  return routeOf(
    method,
    isAll && type === 'httpApi' ? '$default' : String(path ?? '/'),
    toFunction(functionName, { format }),
    authorizer,
  );
}

function authorizerOf(value: unknown, nameOf: RouteContext['nameOf']): DeclaredAuthorizer | undefined {
  if (value === undefined) return undefined;
  const { name, type } = objectAt(value);
  const stated = String(typeof value === 'string' ? value : (name ?? type ?? 'authorizer'));
  if (stated.toLowerCase() === 'aws_iam') return { kind: 'iam' };
  const functionName = nameOf(stated);
  if (functionName === undefined) return { kind: 'notEmulated', name: stated };
  const payload = String(type).toUpperCase() === 'REQUEST' ? 'REQUEST' : 'TOKEN';
  const token = { headers: ['authorization'], queryParameters: [], validation: undefined };
  return { kind: 'function', functionName, payload, isSimple: false, ...token };
}

function corsOf(value: unknown): DeclaredApi['cors'] {
  if (value === undefined || value === false) return undefined;
  const list = (one: unknown) => (one === undefined ? [] : [one].flat().map(String));
  const { allowedOrigins, allowedMethods, allowedHeaders, exposedResponseHeaders, allowCredentials, maxAge } =
    objectAt(value);
  return {
    allowOrigins: value === true ? ['*'] : list(allowedOrigins),
    allowMethods: value === true ? ['*'] : list(allowedMethods),
    allowHeaders: value === true ? ['*'] : list(allowedHeaders),
    exposeHeaders: list(exposedResponseHeaders),
    maxAgeSeconds: typeof maxAge === 'number' ? maxAge : undefined,
    allowCredentials: allowCredentials === true,
  };
}
