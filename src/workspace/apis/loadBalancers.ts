import type { DeclaredApi, DeclaredRoute, RouteCondition, RouteTarget } from '../../model/function/declaredApi';
import { texts } from '../cloudformation/mappingSettings';
import { objectsOf } from '../sources/objectsOf';
import { resolveNumber, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { idOfType } from './idsIn';
import { invokedBy } from './restApis';
import { toFunction } from './routeTargets';

const prefix = 'AWS::ElasticLoadBalancingV2';

/** The listeners of load balancers whose rules lead to functions; rules in the order of their priority, the default action last. */
export function loadBalancers(scope: ResolveScope): readonly DeclaredApi[] {
  const all = [...scope.resources.values()];
  const rules = all
    .filter(({ type }) => type === `${prefix}::ListenerRule`)
    .map(({ properties }) => ({ properties, priority: resolveNumber(properties.Priority, scope) ?? 50_000 }))
    .sort((a, b) => a.priority - b.priority);
  return all
    .filter(({ type }) => type === `${prefix}::Listener`)
    .map(({ logicalId, properties }): DeclaredApi => {
      const own = rules.filter(
        ({ properties: rule }) => idOfType(rule.ListenerArn, `${prefix}::Listener`, scope) === logicalId,
      );
      const routes = own.flatMap(({ properties: rule }) => ruleRoute(rule.Actions, rule.Conditions, scope));
      const fallback = ruleRoute(properties.DefaultActions, [], scope);
      const common = { stage: '', binaryMediaTypes: [], cors: undefined } as const;
      return { kind: 'api', type: 'alb', id: logicalId, ...common, routes: [...routes, ...fallback] };
    })
    .filter(({ routes }) => routes.some(({ target }) => target.kind === 'function'));
}

function ruleRoute(actions: unknown, conditions: unknown, scope: ResolveScope): readonly DeclaredRoute[] {
  const target = targetOf(objectsOf(actions).at(-1) ?? {}, scope);
  if (target === undefined) return [];
  const read = objectsOf(conditions).flatMap((one) => conditionOf(one, scope) ?? []);
  return [{ method: 'ANY', path: '/*', target, authorizer: undefined, conditions: read }];
}

/** Forwards to the first of several target groups. */
function targetOf(action: TemplateObject, scope: ResolveScope): RouteTarget | undefined {
  const type = resolveText(action.Type, scope);
  if (type === 'fixed-response') {
    const { StatusCode, ContentType, MessageBody } = objectAt(action.FixedResponseConfig);
    const contentType = resolveText(ContentType, scope);
    return {
      kind: 'fixed',
      status: resolveNumber(StatusCode, scope) ?? 200,
      headers: contentType === undefined ? {} : { 'Content-Type': contentType },
      body: resolveText(MessageBody, scope) ?? '',
    };
  }
  const id = idOfType([action.TargetGroupArn, action.ForwardConfig], `${prefix}::TargetGroup`, scope);
  const group = id === undefined ? {} : (scope.resources.get(id)?.properties ?? {});
  const functionName = invokedBy(objectsOf(group.Targets)[0]?.Id, scope);
  if (functionName === undefined) return undefined;
  const isMultiValue = objectsOf(group.TargetGroupAttributes).some(
    ({ Key, Value }) => Key === 'lambda.multi_value_headers.enabled' && resolveText(Value, scope) === 'true',
  );
  return toFunction(functionName, { isMultiValue });
}

function conditionOf(one: TemplateObject, scope: ResolveScope): RouteCondition | undefined {
  const values = (config: string) => [...texts(one.Values, scope), ...texts(objectAt(one, config).Values, scope)];
  switch (resolveText(one.Field, scope)) {
    case 'path-pattern':
      return { kind: 'path', values: values('PathPatternConfig') };
    case 'host-header':
      return { kind: 'host', values: values('HostHeaderConfig') };
    case 'http-request-method':
      return { kind: 'method', values: values('HttpRequestMethodConfig') };
    case 'source-ip':
      return { kind: 'sourceIp', values: values('SourceIpConfig') };
    case 'http-header': {
      const name = resolveText(objectAt(one.HttpHeaderConfig).HttpHeaderName, scope) ?? '';
      return { kind: 'header', name: name.toLowerCase(), values: values('HttpHeaderConfig') };
    }
    case 'query-string': {
      const pairs = objectsOf(objectAt(one.QueryStringConfig).Values).map(({ Key, Value }) => ({
        key: resolveText(Key, scope),
        value: resolveText(Value, scope) ?? '',
      }));
      return { kind: 'query', pairs };
    }
    default:
      return undefined;
  }
}
