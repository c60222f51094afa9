import type { ResolveScope } from './resolveValue';
import { resolveText } from './resolveValue';

export type TemplateObject = Readonly<Record<string, unknown>>;

/** One entry of `Resources`. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: TemplateObject;
}

/** An object of the template, or an empty one where something else stands. */
export function objectAt(value: unknown, ...path: readonly string[]): TemplateObject {
  let found: unknown = value;
  for (const key of path) found = isObject(found) ? found[key] : undefined;
  return isObject(found) ? found : {};
}

function isObject(value: unknown): value is TemplateObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function resourcesOf(content: unknown): readonly TemplateResource[] {
  return Object.entries(objectAt(content, 'Resources')).map(([logicalId, resource]) => ({
    logicalId,
    type: String(objectAt(resource).Type ?? ''),
    properties: objectAt(resource, 'Properties'),
  }));
}

export function isFunction({ type }: TemplateResource): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';
}

/** What the expressions of this template may refer to. Parameters have their default, or no value. */
export function scopeOf(
  content: unknown,
  resources: readonly TemplateResource[],
  place: { readonly region: string; readonly accountId: string },
): ResolveScope {
  const parameters = Object.fromEntries(
    Object.entries(objectAt(content, 'Parameters'))
      .map(([name, parameter]) => [name, objectAt(parameter).Default] as const)
      .filter(([, value]) => value !== undefined),
  );
  const scope = { ...place, parameters, functionNames: {}, resources: new Set(resources.map((one) => one.logicalId)) };
  const functionNames = Object.fromEntries(
    resources
      .filter(isFunction)
      .map((one) => [one.logicalId, resolveText(one.properties.FunctionName, scope) ?? one.logicalId]),
  );
  return { ...scope, functionNames };
}
