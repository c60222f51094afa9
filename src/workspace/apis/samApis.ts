import type { DeclaredApi, DeclaredRoute } from '../../model/function/declaredApi';
import { texts } from '../cloudformation/mappingSettings';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { idOfType } from './idsIn';
import { openApiRoutes } from './openApiRoutes';
import { readCors } from './readCors';
import { routeOf, toFunction } from './routeTargets';
import { samAuthorizer } from './samAuthorizers';
import { samPreflight } from './samPreflight';

/** What an event of a function says of its API. */
interface ApiEvent {
  readonly type: 'Api' | 'HttpApi';
  readonly functionName: string;
  readonly properties: TemplateObject;
}

/** The APIs of SAM: declared ones, and those that it creates for events without one. */
export function samApis(model: TemplateModel): readonly DeclaredApi[] {
  const events = apiEvents(model);
  const declared = model.resources.flatMap(({ logicalId, type, properties }): readonly DeclaredApi[] => {
    if (type !== 'AWS::Serverless::Api' && type !== 'AWS::Serverless::HttpApi') return [];
    const kind = type === 'AWS::Serverless::Api' ? 'Api' : 'HttpApi';
    const own = events.filter((one) => one.type === kind && apiIdOf(one, model) === logicalId);
    return [apiOf({ id: logicalId, kind, properties }, own, model)];
  });
  const implicit = (['Api', 'HttpApi'] as const).flatMap((kind) => {
    const own = events.filter((one) => one.type === kind && apiIdOf(one, model) === undefined);
    const id = kind === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi';
    return own.length === 0 ? [] : [apiOf({ id, kind, properties: {} }, own, model)];
  });
  return [...declared, ...implicit].filter(({ routes }) => routes.length > 0);
}

function apiEvents({ resources, scope }: TemplateModel): readonly ApiEvent[] {
  return resources
    .filter(({ type }) => type === 'AWS::Serverless::Function')
    .flatMap(({ logicalId, properties }) =>
      Object.values(objectAt(properties.Events)).flatMap((event): readonly ApiEvent[] => {
        const type = resolveText(objectAt(event).Type, scope);
        if (type !== 'Api' && type !== 'HttpApi') return [];
        const functionName = scope.functionNames[logicalId] ?? logicalId;
        return [{ type, functionName, properties: objectAt(event, 'Properties') }];
      }),
    );
}

function apiIdOf({ type, properties }: ApiEvent, { scope }: TemplateModel): string | undefined {
  const stated = type === 'Api' ? properties.RestApiId : properties.ApiId;
  return stated === undefined ? undefined : idOfType(stated, `AWS::Serverless::${type}`, scope);
}

function apiOf(
  {
    id,
    kind,
    properties,
  }: { readonly id: string; readonly kind: 'Api' | 'HttpApi'; readonly properties: TemplateObject },
  events: readonly ApiEvent[],
  model: TemplateModel,
): DeclaredApi {
  const { scope, content } = model;
  const globals = objectAt(content, 'Globals', kind);
  const all: TemplateObject = { ...globals, ...properties };
  const auth = { ...objectAt(globals.Auth), ...objectAt(properties.Auth) };
  const isRest = kind === 'Api';
  const written = openApiRoutes(all.DefinitionBody, { scope, format: isRest ? '1.0' : '2.0' });
  const routes = [...written, ...events.map((event) => routeOfEvent(event, auth, model))];
  return {
    kind: 'api',
    type: isRest ? 'rest' : 'http',
    id,
    stage: resolveText(all.StageName, scope) ?? (isRest ? 'Prod' : '$default'),
    // SAM writes `application~1json` for `application/json`.
    binaryMediaTypes: isRest ? texts(all.BinaryMediaTypes, scope).map((type) => type.replaceAll('~1', '/')) : [],
    cors: isRest ? undefined : readCors(all.CorsConfiguration, scope),
    routes: isRest ? [...routes, ...samPreflight(all.Cors, routes, scope)] : routes,
  };
}

function routeOfEvent(
  { type, functionName, properties }: ApiEvent,
  auth: TemplateObject,
  model: TemplateModel,
): DeclaredRoute {
  const { scope } = model;
  const format = resolveText(properties.PayloadFormatVersion, scope) === '1.0' || type === 'Api' ? '1.0' : '2.0';
  const authorizer = samAuthorizer({ type, own: objectAt(properties.Auth), ofApi: auth }, scope);
  const method = resolveText(properties.Method, scope) ?? 'ANY';
  const path = resolveText(properties.Path, scope) ?? '$default';
  return routeOf(method, path, toFunction(functionName, { format }), authorizer);
}
