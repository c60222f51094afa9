import { resolveText } from '../template/resolveValue';
import { intrinsicOf, type ResolveScope } from '../template/templateScope';

/** Names of the template's functions that a value refers to, anywhere in it: by reference, or by an ARN written out. */
export function functionsReferredTo(value: unknown, scope: ResolveScope): readonly string[] {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    for (const id of idsIn(one)) found.add(scope.functionNames[id.replace(/\.(Alias|Version)$/, '')] ?? '');
    for (const name of namesIn(one, scope)) found.add(name);
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) visit(inner);
  };
  visit(value);
  const known = new Set(Object.values(scope.functionNames));
  return [...found].filter((name) => known.has(name));
}

/** Logical ids that an expression names itself. */
function idsIn(value: unknown): readonly string[] {
  const [name, argument] = intrinsicOf(value) ?? [];
  const first = String(Array.isArray(argument) ? argument[0] : argument);
  switch (name) {
    case 'Ref':
      return [first];
    case 'Fn::GetAtt':
      return [first.split('.')[0] ?? ''];
    case 'Fn::Sub':
      return [...first.matchAll(/\$\{(\w+)/g)].map(([, id = '']) => id);
    default:
      return [];
  }
}

/** Names in the ARNs of a text. */
function namesIn(value: unknown, scope: ResolveScope): readonly string[] {
  const isText = typeof value === 'string' || intrinsicOf(value) !== undefined;
  const text = isText ? resolveText(value, scope) : undefined;
  return [...(text ?? '').matchAll(/:lambda:[^:]*:\d{12}:function:([A-Za-z0-9-_]+)/g)].map(([, name = '']) => name);
}
