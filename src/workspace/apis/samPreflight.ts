import type { DeclaredRoute } from '../../model/function/declaredApi';
import { resolveText } from '../template/resolveValue';
import { objectAt } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { routeOf } from './routeTargets';

/**
 * The OPTIONS routes that SAM creates for `Cors` of a REST API. Values are in quotes inside of quotes: `"'*'"`
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html).
 */
export function samPreflight(
  cors: unknown,
  routes: readonly DeclaredRoute[],
  scope: ResolveScope,
): readonly DeclaredRoute[] {
  const isText = typeof cors === 'string';
  const stated = isText ? { AllowOrigin: cors } : objectAt(cors);
  const text = (value: unknown) => resolveText(value, scope)?.replace(/^'(.*)'$/, '$1');
  const origin = text(stated.AllowOrigin);
  if (!isText && Object.keys(stated).length === 0) return [];
  const paths = [...new Set(routes.map(({ path }) => path))];
  return paths
    .filter((path) => !routes.some((one) => one.path === path && one.method === 'OPTIONS'))
    .map((path) => {
      const methods = routes.filter((one) => one.path === path).map(({ method }) => method);
      const all = methods.includes('ANY')
        ? 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'
        : [...methods, 'OPTIONS'].sort().join(',');
      const headers = {
        'Access-Control-Allow-Origin': origin ?? '*',
        'Access-Control-Allow-Methods': text(stated.AllowMethods) ?? all,
        'Access-Control-Allow-Headers': text(stated.AllowHeaders),
        'Access-Control-Max-Age': text(stated.MaxAge),
        'Access-Control-Allow-Credentials': text(stated.AllowCredentials),
      };
      const sent = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      return routeOf('OPTIONS', path, { kind: 'fixed', status: 200, headers: Object.fromEntries(sent), body: '' });
    });
}
