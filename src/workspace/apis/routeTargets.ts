import type { DeclaredRoute, RouteTarget } from '../../model/function/declaredApi';

/** A function behind a route; what is not said has the default of its kind of API. */
export function toFunction(
  functionName: string,
  { format = '2.0', isMultiValue = false }: { readonly format?: '1.0' | '2.0'; readonly isMultiValue?: boolean } = {},
): RouteTarget {
  return { kind: 'function', functionName, format, isMultiValue };
}

/** A route of an API, without an authorizer unless there is one. */
export function routeOf(
  method: string,
  path: string,
  target: RouteTarget,
  authorizer?: DeclaredRoute['authorizer'],
): DeclaredRoute {
  const isAny = /^(any|\*|x-amazon-apigateway-any-method)$/i.test(method);
  return { method: isAny ? 'ANY' : method.toUpperCase(), path: normalized(path), target, authorizer, conditions: [] };
}

function normalized(path: string): string {
  if (path === '$default') return path;
  const whole = path.startsWith('/') ? path : `/${path}`;
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
