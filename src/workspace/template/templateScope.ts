import { objectAt, type TemplateObject, type TemplateResource } from './templateResources';

/** What `AWS::Region` and `AWS::AccountId` stand for. */
export interface TemplatePlace {
  readonly region: string;
  readonly accountId: string;
}

/** The scope of intrinsic functions. */
export interface ResolveScope extends TemplatePlace {
  readonly stackName: string;
  /** Values; a parameter without one is missing. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly parametersWithoutValue: readonly string[];
  readonly mappings: TemplateObject;
  /** Expressions, by name. */
  readonly conditions: TemplateObject;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Logical id of a function to its name. */
  readonly functionNames: Readonly<Record<string, string>>;
  /** Outputs of nested stacks, by `Stack.Outputs.Name`. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Resources and conditions whose values are being resolved: a template can be wrong and lead back to them. */
  readonly resolving: ReadonlySet<string>;
}

/** Resolves an expression to a text; given to what it is made of, which would otherwise import in a circle. */
export type ToText = (value: unknown, scope: ResolveScope) => string | undefined;

/** The scope for what a resource or a condition is made of; `undefined` inside itself. */
export function within(scope: ResolveScope, name: string): ResolveScope | undefined {
  if (scope.resolving.has(name)) return undefined;
  return { ...scope, resolving: new Set([...scope.resolving, name]) };
}

/** Marks a removed value: `!Ref AWS::NoValue`. */
export const noValue: unique symbol = Symbol('AWS::NoValue');

/** The name and the only argument of an intrinsic function; `undefined` for any other value. */
export function intrinsicOf(value: unknown): readonly [name: string, argument: unknown] | undefined {
  const entries = Object.entries(objectAt(value));
  const [only] = entries;
  if (entries.length !== 1 || only === undefined) return undefined;
  return only[0] === 'Ref' || only[0] === 'Condition' || only[0].startsWith('Fn::') ? only : undefined;
}

/** The two parts of a `Fn::GetAtt`, a list or a text. */
export function attributeOf(argument: unknown): readonly [id: string, attribute: string] | undefined {
  if (typeof argument === 'string') {
    const cut = argument.indexOf('.');
    return cut < 0 ? undefined : [argument.slice(0, cut), argument.slice(cut + 1)];
  }
  const [id, ...rest]: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const attribute = rest.filter((part) => typeof part === 'string').join('.');
  return typeof id === 'string' && attribute !== '' ? [id, attribute] : undefined;
}
