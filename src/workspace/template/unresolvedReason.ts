import { resolveValue } from './resolveValue';
import type { ResolveScope } from './templateScope';
import { intrinsicOf } from './templateScope';

const afterDeployment = 'known only after deployment';

/** Why an expression that `resolveValue` does not know has no value, to be put behind "…: ". */
export function unresolvedReason(value: unknown, scope: ResolveScope): string {
  if (typeof value === 'string') return dynamicReason(value) ?? afterDeployment;
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name === 'Ref' && typeof argument === 'string' && isParameter(argument, scope)) {
    return `parameter ${argument} has no value`;
  }
  if (name === 'Fn::ImportValue') return 'exported by another stack';
  if (name === 'Fn::Sub') return subReason(argument, scope);
  const parts: readonly unknown[] = typeof argument === 'object' && argument !== null ? Object.values(argument) : [];
  const unknown = parts.find((part) => resolveValue(part, scope) === undefined);
  return unknown === undefined ? afterDeployment : unresolvedReason(unknown, scope);
}

function subReason(argument: unknown, scope: ResolveScope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const dynamic = typeof text === 'string' ? dynamicReason(text) : undefined;
  if (dynamic !== undefined) return dynamic;
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
  const missing = names.find((name) => isParameter(name, scope) && !Object.hasOwn(Object(variables), name));
  return missing === undefined ? afterDeployment : `parameter ${missing} has no value`;
}

function isParameter(name: string, scope: ResolveScope): boolean {
  return scope.parametersWithoutValue.includes(name);
}

function dynamicReason(text: string): string | undefined {
  const [, service] = /\{\{resolve:([a-z-]+):/.exec(text) ?? [];
  if (service === undefined) return undefined;
  return `read from ${service === 'secretsmanager' ? 'Secrets Manager' : 'SSM Parameter Store'} at deployment`;
}
