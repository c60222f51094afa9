import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

/** A deployed function's tags: its own, SAM's map or CloudFormation's list, and those that SAM and CloudFormation add. */
export function functionTags(
  { logicalId, type, properties }: TemplateResource,
  scope: ResolveScope,
): Readonly<Record<string, string>> {
  const { Tags } = properties;
  const own = Array.isArray(Tags)
    ? Tags.map((tag: unknown): [unknown, unknown] => [objectAt(tag).Key, objectAt(tag).Value])
    : Object.entries(objectAt(Tags));
  const known = own.flatMap(([key, value]): readonly [string, string][] => {
    const text = resolveText(value, scope);
    return typeof key === 'string' && text !== undefined ? [[key, text]] : [];
  });
  return {
    ...Object.fromEntries(known),
    ...(type === 'AWS::Serverless::Function' ? { 'lambda:createdBy': 'SAM' } : {}),
    'aws:cloudformation:stack-name': resolveText({ Ref: 'AWS::StackName' }, scope) ?? '',
    'aws:cloudformation:logical-id': logicalId,
  };
}
