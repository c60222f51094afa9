import type { DeclaredApi, DeclaredRoute, RouteCondition } from '../../model/function/declaredApi';
import { type FrontRequest, headerOf } from './frontRequest';

/** The route that answers a request, with the decoded parts of the path. */
export interface RouteMatch {
  readonly route: DeclaredRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Selects the route of API Gateway for a path without its stage: a fixed segment counts more than a parameter, and that more than a
 * greedy one; a method more than `ANY`; `$default` comes last
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
 */
export function matchRoute({ routes }: DeclaredApi, method: string, path: string): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    if (route.method !== method && route.method !== 'ANY') return [];
    const pathParameters = route.path === '$default' ? {} : matchPath(route.path, path);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  const [best] = matches.sort((a, b) => compare(rankOf(b.route), rankOf(a.route)));
  return best;
}

/** The first rule of a load balancer whose conditions all match. */
export function matchRule({ routes }: DeclaredApi, request: FrontRequest): DeclaredRoute | undefined {
  return routes.find(({ conditions }) => conditions.every((condition) => holds(condition, request)));
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').slice(1);
  const given = path.split('/').slice(1);
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{([^}]+)\}$/.exec(part)?.[1];
    if (name?.endsWith('+') === true) {
      const rest = given.slice(index).join('/');
      return rest === '' ? undefined : { ...found, [name.slice(0, -1)]: decode(rest) };
    }
    const segment = given[index];
    if (segment === undefined || (name !== undefined && segment === '')) return undefined;
    if (name === undefined && decode(segment) !== part) return undefined;
    if (name !== undefined) found[name] = decode(segment);
  }
  return given.length === wanted.length ? found : undefined;
}

function rankOf({ path, method }: DeclaredRoute): readonly number[] {
  if (path === '$default') return [-1];
  const segments = path.split('/').slice(1);
  const ranks = segments.map(rankOfSegment);
  return [...ranks, method === 'ANY' ? 0 : 0.5];
}

function rankOfSegment(part: string): number {
  if (part.endsWith('+}')) return 1;
  return part.startsWith('{') ? 2 : 3;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

function holds(condition: RouteCondition, request: FrontRequest): boolean {
  const matches = (value: string, flags = '') =>
    'values' in condition && condition.values.some((pattern) => wildcard(pattern, flags).test(value));
  switch (condition.kind) {
    case 'path':
      return matches(request.path);
    case 'method':
      return matches(request.method);
    case 'host':
      return matches((headerOf(request, 'host') ?? '').replace(/:\d+$/, ''), 'i');
    case 'header':
      return matches(headerOf(request, condition.name) ?? '', 'i');
    case 'sourceIp':
      // Everything comes from this machine.
      return true;
    case 'query': {
      const query = [...new URLSearchParams(request.query)];
      return condition.pairs.some(({ key, value }) =>
        query.some(
          ([name, own]) => (key === undefined || wildcard(key, 'i').test(name)) && wildcard(value, 'i').test(own),
        ),
      );
    }
  }
}

/** `*` stands for any text, `?` for one character. */
function wildcard(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, flags);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
