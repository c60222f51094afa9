import { attributeOf, intrinsicOf, type ResolveScope } from '../template/templateScope';

/** The logical ids that an expression refers to, in any form: `Ref`, `Fn::GetAtt`, `Fn::Join`, `Fn::Sub`. */
export function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name === 'Ref') return [String(argument)];
  if (name === 'Fn::GetAtt') return [attributeOf(argument)?.[0] ?? ''];
  if (name === 'Fn::Sub') {
    const text = Array.isArray(argument) ? argument[0] : argument;
    return [...String(text).matchAll(/\$\{([^.}!]+)/g)].map(([, id = '']) => id);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** The first of these that is a resource of a type; `undefined` when none is. */
export function idOfType(value: unknown, type: string, { resources }: ResolveScope): string | undefined {
  return idsIn(value).find((id) => resources.get(id)?.type === type);
}
