import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';

/**
 * Merges the properties of a function with SAM's `Globals.Function`: objects are merged, lists are joined, a plain value of the
 * function takes precedence
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html).
 */
export function functionProperties(content: unknown, resource: TemplateResource): TemplateObject {
  if (resource.type !== 'AWS::Serverless::Function') return resource.properties;
  return merge(withoutIgnored(objectAt(content, 'Globals', 'Function'), resource), resource.properties);
}

/** `IgnoreGlobals: '*'`, or a list of the properties that are not taken from `Globals`. */
function withoutIgnored(globals: TemplateObject, { attributes }: TemplateResource): TemplateObject {
  const ignored = attributes.IgnoreGlobals;
  if (ignored === '*') return {};
  const names: readonly unknown[] = Array.isArray(ignored) ? ignored : [];
  return Object.fromEntries(Object.entries(globals).filter(([name]) => !names.includes(name)));
}

function merge(below: TemplateObject, above: TemplateObject): TemplateObject {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const other = below[key];
    if (Array.isArray(value) && Array.isArray(other)) merged[key] = [...other, ...value];
    else if (isPlain(value) && isPlain(other)) merged[key] = merge(other, value);
    else merged[key] = value;
  }
  return merged;
}

/** Whether a value is an object, but not an intrinsic function: those replace instead of merging. */
function isPlain(value: unknown): value is TemplateObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
