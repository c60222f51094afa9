import { resolveText } from '../template/resolveValue';
import { intrinsicOf, type ResolveScope } from '../template/templateScope';

/** The name of the function in a name, an ARN, an invocation URI of API Gateway, or a reference to an alias or a version. */
export function functionNameOf(value: unknown, scope: ResolveScope): string | undefined {
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name === 'Ref' && typeof argument === 'string') {
    const published = /^(.+)\.(Alias|Version)$/.exec(argument)?.[1];
    if (published !== undefined) return scope.functionNames[published];
    const version = scope.resources.get(argument);
    if (version?.type === 'AWS::Lambda::Version') return functionNameOf(version.properties.FunctionName, scope);
  }
  const text = resolveText(value, scope);
  const arn = text === undefined ? undefined : /arn:[^:]*:lambda:[^:]*:\d{12}:function:([^:/]+)/.exec(text)?.[1];
  return arn ?? (text?.startsWith('arn:') ? undefined : text?.split(':')[0]);
}
