export type TemplateObject = Readonly<Record<string, unknown>>;

/** One entry of `Resources`. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: TemplateObject;
  /** Everything beside type and properties: `Metadata`, `Condition`, `Connectors`, `IgnoreGlobals`. */
  readonly attributes: TemplateObject;
}

/** Returns the object at a path of the template; empty when the value is not an object. */
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
    attributes: objectAt(resource),
  }));
}

export function isFunction({ type }: TemplateResource): boolean {
  return type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';
}
