import { isConditionTrue } from './conditions';
import { referenceValue } from './references';
import { guessArn, resolveAttribute } from './resourceValues';
import { attributeOf, intrinsicOf, noValue, type ResolveScope } from './templateScope';

/**
 * Resolves a template expression from template and parameters. `undefined` if the value exists only after deployment,
 * `noValue` if it must be removed.
 */
export function resolveValue(value: unknown, scope: ResolveScope): unknown {
  if (Array.isArray(value)) return resolveList(value, scope);
  if (typeof value === 'string') return isDynamic(value) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) return callIntrinsic(intrinsic[0], intrinsic[1], scope);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, resolveValue(item, scope)]);
  return Object.fromEntries(entries.filter(([, item]) => item !== noValue));
}

/** Whether a text holds `{{resolve:ssm:…}}`, which CloudFormation reads at deployment. */
export function isDynamic(text: string): boolean {
  return /\{\{resolve:[a-z-]+:/.test(text);
}

/** `resolveValue` where a text is wanted: numbers and booleans are written out, as CloudFormation does. */
export function resolveText(value: unknown, scope: ResolveScope): string | undefined {
  return textOf(resolveValue(value, scope));
}

function textOf(resolved: unknown): string | undefined {
  if (typeof resolved === 'string') return resolved;
  return typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved) : undefined;
}

/** Whether a condition of the template is true; `undefined` if it depends on deployment values. */
export function holds(condition: string, scope: ResolveScope): boolean | undefined {
  return isConditionTrue({ Condition: condition }, scope, resolveText);
}

/** The ARN that an expression gives, also where it is a guess: see `guessArn`. */
export function resolveArn(value: unknown, scope: ResolveScope): string | undefined {
  return guessArn(value, scope, resolveText);
}

/** `resolveValue` where a number is wanted; digits in a text count. */
export function resolveNumber(value: unknown, scope: ResolveScope): number | undefined {
  const text = resolveText(value, scope);
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Unknown items stay as `undefined`, so that callers can detect missing ones. */
function resolveList(items: readonly unknown[], scope: ResolveScope): readonly unknown[] {
  return items.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue);
}

function callIntrinsic(name: string, argument: unknown, scope: ResolveScope): unknown {
  const resolved = () => resolveValue(argument, scope);
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? referenceValue(argument, scope, resolveText) : undefined;
    case 'Fn::GetAtt': {
      const attribute = attributeOf(argument);
      return attribute === undefined ? undefined : resolveAttribute(attribute[0], attribute[1], scope, resolveText);
    }
    case 'Fn::Sub':
      return resolveSub(argument, scope);
    case 'Fn::Join':
      return joined(resolved());
    case 'Fn::Select':
      return selected(resolved());
    case 'Fn::Split':
      return split(resolved());
    case 'Fn::FindInMap':
      return findInMap(argument, scope);
    case 'Fn::If':
      return resolveIf(argument, scope);
    case 'Fn::Base64':
      return base64(textOf(resolved()));
    case 'Fn::Length': {
      const list = resolved();
      return Array.isArray(list) ? list.length : undefined;
    }
    case 'Fn::ToJsonString':
      return jsonText(resolved());
    default:
      return undefined;
  }
}

function resolveSub(argument: unknown, scope: ResolveScope): string | undefined {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || isDynamic(text)) return undefined;
  const own = new Map(Object.entries(typeof variables === 'object' && variables !== null ? variables : {}));
  let isKnown = true;
  const result = text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal === '!') return whole.replace('!', '');
    const trimmed = name.trim();
    const elsewhere = trimmed.includes('.') ? { 'Fn::GetAtt': trimmed } : { Ref: trimmed };
    const resolved = resolveText(own.has(trimmed) ? own.get(trimmed) : elsewhere, scope);
    isKnown &&= resolved !== undefined;
    return resolved ?? '';
  });
  return isKnown ? result : undefined;
}

function joined(argument: unknown): string | undefined {
  const [separator, items] = Array.isArray(argument) ? argument : [];
  if (typeof separator !== 'string' || !Array.isArray(items)) return undefined;
  const parts = items.map(textOf);
  return parts.every((part) => part !== undefined) ? parts.join(separator) : undefined;
}

function selected(argument: unknown): unknown {
  const [index, items] = Array.isArray(argument) ? argument : [];
  return Array.isArray(items) ? items[Number(index)] : undefined;
}

function split(argument: unknown): readonly string[] | undefined {
  const [separator, text] = Array.isArray(argument) ? argument : [];
  return typeof separator === 'string' && typeof text === 'string' ? text.split(separator) : undefined;
}

function findInMap(argument: unknown, scope: ResolveScope): unknown {
  const [map, first, second, options]: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const keys = [map, first, second].map((key) => resolveText(key, scope));
  if (keys.some((key) => key === undefined)) return undefined;
  let found: unknown = scope.mappings;
  for (const key of keys)
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key ?? '') : undefined;
  if (found !== undefined) return resolveValue(found, scope);
  const isDefaulted = typeof options === 'object' && options !== null && 'DefaultValue' in options;
  return isDefaulted ? resolveValue(options.DefaultValue, scope) : undefined;
}

function resolveIf(argument: unknown, scope: ResolveScope): unknown {
  const [name, whenTrue, whenFalse]: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const isTrue = isConditionTrue({ Condition: name }, scope, resolveText);
  return isTrue === undefined ? undefined : resolveValue(isTrue ? whenTrue : whenFalse, scope);
}

/** What an `Fn::If` chooses, not resolved: it may be a reference to a resource. Anything else is returned as it is. */
export function chosen(value: unknown, scope: ResolveScope): unknown {
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name !== 'Fn::If' || !Array.isArray(argument)) return value;
  const isTrue = isConditionTrue({ Condition: argument[0] }, scope, resolveText);
  return isTrue === undefined ? value : chosen(isTrue ? argument[1] : argument[2], scope);
}

function base64(text: string | undefined): string | undefined {
  return text === undefined ? undefined : btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function jsonText(value: unknown): string | undefined {
  return isKnown(value) ? JSON.stringify(value) : undefined;
}

function isKnown(value: unknown): boolean {
  if (value === undefined || value === noValue) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}
