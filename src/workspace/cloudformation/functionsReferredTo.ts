import { resolveText } from '../template/resolveValue';
import { intrinsicOf, type ResolveScope } from '../template/templateScope';

/** Names of the template's functions that a value refers to, anywhere in it: by reference, or by an ARN written out. */
export function functionsReferredTo(value: unknown, scope: ResolveScope): readonly string[] {
  const found = new Set<string>();
  const add = (logicalId: string) => {
    const name = scope.functionNames[logicalId.replace(/\.(Alias|Version)$/, '')];
    if (name !== undefined) found.add(name);
  };
  const visit = (one: unknown): void => {
    const [name, argument] = intrinsicOf(one) ?? [];
    if (name === 'Ref') add(String(argument));
    if (name === 'Fn::GetAtt') add(String(Array.isArray(argument) ? argument[0] : argument).split('.')[0] ?? '');
    const text = typeof one === 'string' ? one : resolveText(name === undefined ? undefined : one, scope);
    for (const [, arn = ''] of text?.matchAll(/:lambda:[^:]*:\d{12}:function:([A-Za-z0-9-_]+)/g) ?? []) found.add(arn);
    if (name === 'Fn::Sub') {
      for (const [, id = ''] of String(Array.isArray(argument) ? argument[0] : argument).matchAll(/\$\{(\w+)/g))
        add(id);
    }
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) visit(inner);
  };
  visit(value);
  const known = new Set(Object.values(scope.functionNames));
  return [...found].filter((name) => known.has(name));
}
