import type { DeclaredRoute } from '../../model/function/declaredApi';
import { functionNameOf } from '../cloudformation/functionNameOf';
import { objectAt } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { mockTarget } from './mockTarget';
import { routeOf, toFunction } from './routeTargets';

const methods = /^(get|put|post|delete|options|head|patch|x-amazon-apigateway-any-method)$/;

/**
 * The routes of an OpenAPI definition in the template, by API Gateway's extensions
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html). Security schemes
 * are not read: their routes are open.
 */
export function openApiRoutes(
  definition: unknown,
  { scope, format }: { readonly scope: ResolveScope; readonly format: '1.0' | '2.0' },
): readonly DeclaredRoute[] {
  return Object.entries(objectAt(definition, 'paths')).flatMap(([path, operations]) =>
    Object.entries(objectAt(operations)).flatMap(([method, operation]): readonly DeclaredRoute[] => {
      if (!methods.test(method)) return [];
      const integration = objectAt(operation, 'x-amazon-apigateway-integration');
      const { uri, type, payloadFormatVersion } = integration;
      if (String(type).toLowerCase() === 'mock') return [routeOf(method, path, mockTarget(integration, scope))];
      const functionName = uri === undefined ? undefined : functionNameOf(uri, scope);
      if (functionName === undefined) return [];
      const stated = payloadFormatVersion === '2.0' || payloadFormatVersion === '1.0' ? payloadFormatVersion : format;
      return [routeOf(method, path, toFunction(functionName, { format: stated }))];
    }),
  );
}
