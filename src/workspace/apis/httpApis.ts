import type { DeclaredApi, DeclaredAuthorizer, DeclaredRoute } from '../../model/function/declaredApi';
import { texts } from '../cloudformation/mappingSettings';
import { resolveText } from '../template/resolveValue';
import type { TemplateObject, TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { idOfType } from './idsIn';
import { openApiRoutes } from './openApiRoutes';
import { readCors } from './readCors';
import { invokedBy } from './restApis';
import { routeOf, toFunction } from './routeTargets';

/** The HTTP APIs of CloudFormation: routes and integrations, a quick-created target, or an OpenAPI body. WebSocket APIs are left out. */
export function httpApis(scope: ResolveScope): readonly DeclaredApi[] {
  const all = [...scope.resources.values()];
  return all
    .filter(({ type, properties }) => type === 'AWS::ApiGatewayV2::Api' && properties.ProtocolType !== 'WEBSOCKET')
    .map(({ logicalId, properties }): DeclaredApi => {
      const own = all.filter(
        ({ properties: one }) => idOfType(one.ApiId, 'AWS::ApiGatewayV2::Api', scope) === logicalId,
      );
      const stages = own.flatMap(({ type, properties: one }) =>
        type === 'AWS::ApiGatewayV2::Stage' ? [resolveText(one.StageName, scope) ?? '$default'] : [],
      );
      const quick = properties.Target === undefined ? undefined : invokedBy(properties.Target, scope);
      return {
        kind: 'api',
        type: 'http',
        id: logicalId,
        stage: stages[0] ?? '$default',
        binaryMediaTypes: [],
        cors: readCors(properties.CorsConfiguration, scope),
        routes: [
          ...openApiRoutes(properties.Body, { scope, format: '1.0' }),
          ...(quick === undefined ? [] : [routeOf('ANY', '$default', toFunction(quick))]),
          ...own.flatMap((one) => (one.type === 'AWS::ApiGatewayV2::Route' ? httpRoute(one, scope) : [])),
        ],
      };
    })
    .filter(({ routes }) => routes.length > 0);
}

function httpRoute({ properties }: TemplateResource, scope: ResolveScope): readonly DeclaredRoute[] {
  const key = resolveText(properties.RouteKey, scope) ?? '';
  const integrationId = idOfType(properties.Target, 'AWS::ApiGatewayV2::Integration', scope);
  const integration = integrationId === undefined ? undefined : scope.resources.get(integrationId)?.properties;
  const functionName = invokedBy(integration?.IntegrationUri, scope);
  if (integration === undefined || functionName === undefined) return [];
  const format = resolveText(integration.PayloadFormatVersion, scope) === '1.0' ? '1.0' : '2.0';
  const [method = 'ANY', path = '$default'] = key === '$default' ? [] : key.split(' ');
  return [routeOf(method, path, toFunction(functionName, { format }), authorizerOf(properties, scope))];
}

function authorizerOf(route: TemplateObject, scope: ResolveScope): DeclaredAuthorizer | undefined {
  const type = resolveText(route.AuthorizationType, scope) ?? 'NONE';
  if (type === 'NONE') return undefined;
  if (type === 'AWS_IAM') return { kind: 'iam' };
  const id = idOfType(route.AuthorizerId, 'AWS::ApiGatewayV2::Authorizer', scope);
  const properties = (id === undefined ? undefined : scope.resources.get(id)?.properties) ?? {};
  const functionName = invokedBy(properties.AuthorizerUri, scope);
  if (type !== 'CUSTOM' || functionName === undefined) return { kind: 'notEmulated', name: type };
  const sources = texts(properties.IdentitySource, scope);
  const named = (prefix: string) =>
    sources.filter((source) => source.startsWith(prefix)).map((source) => source.slice(prefix.length));
  return {
    kind: 'function',
    functionName,
    payload: resolveText(properties.AuthorizerPayloadFormatVersion, scope) === '1.0' ? '1.0' : '2.0',
    isSimple: resolveText(properties.EnableSimpleResponses, scope) === 'true',
    headers: named('$request.header.').map((name) => name.toLowerCase()),
    queryParameters: named('$request.querystring.'),
    validation: undefined,
  };
}
