import type { DeclaredApi, DeclaredAuthorizer, DeclaredRoute } from '../../model/function/declaredApi';
import { functionNameOf } from '../cloudformation/functionNameOf';
import { texts } from '../cloudformation/mappingSettings';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { idOfType } from './idsIn';
import { mockTarget } from './mockTarget';
import { openApiRoutes } from './openApiRoutes';
import { routeOf, toFunction } from './routeTargets';

/** The REST APIs of CloudFormation, as CDK writes them, too: methods of resources, or an OpenAPI body. */
export function restApis(scope: ResolveScope): readonly DeclaredApi[] {
  const all = [...scope.resources.values()];
  return all
    .filter(({ type }) => type === 'AWS::ApiGateway::RestApi')
    .map(({ logicalId, properties }): DeclaredApi => {
      const isOwn = (value: unknown) => idOfType(value, 'AWS::ApiGateway::RestApi', scope) === logicalId;
      const own = all.filter((one) => isOwn(one.properties.RestApiId));
      const stages = own.flatMap(({ properties: one }) => resolveText(one.StageName, scope) ?? []);
      return {
        kind: 'api',
        type: 'rest',
        id: logicalId,
        stage: stages[0] ?? 'prod',
        binaryMediaTypes: texts(properties.BinaryMediaTypes, scope),
        cors: undefined,
        routes: [
          ...openApiRoutes(properties.Body, { scope, format: '1.0' }),
          ...own.flatMap((one) => (one.type === 'AWS::ApiGateway::Method' ? methodRoute(one, scope) : [])),
        ],
      };
    })
    .filter(({ routes }) => routes.length > 0);
}

function methodRoute({ properties }: TemplateResource, scope: ResolveScope): readonly DeclaredRoute[] {
  const path = pathOf(properties.ResourceId, scope);
  const method = resolveText(properties.HttpMethod, scope) ?? 'ANY';
  const integration = objectAt(properties.Integration);
  const type = resolveText(integration.Type, scope);
  if (type === 'MOCK') return [routeOf(method, path, mockTarget(integration, scope))];
  const functionName = invokedBy(integration.Uri, scope);
  if (type !== 'AWS_PROXY' || functionName === undefined) return [];
  return [routeOf(method, path, toFunction(functionName, { format: '1.0' }), authorizerOf(properties, scope))];
}

/** The function in the invocation URI of an integration or authorizer, in which a reference may stand. */
export function invokedBy(uri: unknown, scope: ResolveScope): string | undefined {
  const named = functionNameOf(uri, scope);
  if (named !== undefined && Object.values(scope.functionNames).includes(named)) return named;
  const id = idOfType(uri, 'AWS::Lambda::Function', scope) ?? idOfType(uri, 'AWS::Serverless::Function', scope);
  return id === undefined ? named : scope.functionNames[id];
}

function pathOf(resourceId: unknown, scope: ResolveScope, depth = 0): string {
  const id = idOfType(resourceId, 'AWS::ApiGateway::Resource', scope);
  const resource = id === undefined ? undefined : scope.resources.get(id);
  if (resource === undefined || depth > 30) return '/';
  const { ParentId, PathPart } = resource.properties;
  return `${pathOf(ParentId, scope, depth + 1).replace(/\/$/, '')}/${resolveText(PathPart, scope) ?? ''}`;
}

function authorizerOf(method: TemplateObject, scope: ResolveScope): DeclaredAuthorizer | undefined {
  const type = resolveText(method.AuthorizationType, scope);
  if (type === 'AWS_IAM') return { kind: 'iam' };
  const id = idOfType(method.AuthorizerId, 'AWS::ApiGateway::Authorizer', scope);
  if (id === undefined) return undefined;
  const properties = scope.resources.get(id)?.properties ?? {};
  const functionName = invokedBy(properties.AuthorizerUri, scope);
  if (type !== 'CUSTOM' || functionName === undefined) return { kind: 'notEmulated', name: type ?? id };
  const sources = (resolveText(properties.IdentitySource, scope) ?? '').split(',').map((source) => source.trim());
  const named = (prefix: string) =>
    sources.filter((source) => source.startsWith(prefix)).map((source) => source.slice(prefix.length));
  return {
    kind: 'function',
    functionName,
    payload: resolveText(properties.Type, scope) === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    isSimple: false,
    headers: named('method.request.header.').map((name) => name.toLowerCase()),
    queryParameters: named('method.request.querystring.'),
    validation: resolveText(properties.IdentityValidationExpression, scope),
  };
}
