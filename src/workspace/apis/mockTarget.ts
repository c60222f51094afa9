import type { RouteTarget } from '../../model/function/declaredApi';
import { objectsOf } from '../sources/objectsOf';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

/**
 * The response of a mock integration, in the form of CloudFormation or of OpenAPI: the first one, with the headers that have a
 * fixed value (https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html). Mapping templates are not run.
 */
export function mockTarget(integration: TemplateObject, scope: ResolveScope): RouteTarget {
  const first =
    objectsOf(integration.IntegrationResponses)[0] ?? objectAt(Object.values(objectAt(integration.responses))[0]);
  const status = Number(resolveText(first.StatusCode ?? first.statusCode, scope) ?? 200);
  const parameters = Object.entries(objectAt(first.ResponseParameters ?? first.responseParameters));
  const headers = parameters.flatMap(([name, value]) => {
    const header = /^method\.response\.header\.(.+)$/.exec(name)?.[1];
    const text = /^'(.*)'$/s.exec(resolveText(value, scope) ?? '')?.[1];
    return header === undefined || text === undefined ? [] : [[header, text]];
  });
  return { kind: 'fixed', status, headers: Object.fromEntries(headers), body: '' };
}
