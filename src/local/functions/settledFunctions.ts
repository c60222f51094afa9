import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** What calls and env files decide beside the projects. */
export type Settings = Pick<
  DeclaredFunction,
  'tracing' | 'aliases' | 'eventInvokeConfig' | 'reservedConcurrency' | 'environment'
>;

/** Functions with their settings: the same object until one of them changes, so that what is made of it is made once. */
export class SettledFunctions {
  private readonly last = new WeakMap<DeclaredFunction, DeclaredFunction>();

  of(declared: DeclaredFunction, settings: Settings): DeclaredFunction {
    const known = this.last.get(declared);
    if (known !== undefined && isSame(known, settings)) return known;
    const made = { ...declared, ...settings };
    this.last.set(declared, made);
    return made;
  }
}

function isSame(one: Settings, other: Settings): boolean {
  return (
    one.tracing === other.tracing &&
    one.eventInvokeConfig === other.eventInvokeConfig &&
    one.reservedConcurrency === other.reservedConcurrency &&
    one.aliases.length === other.aliases.length &&
    one.aliases.every((alias, index) => alias === other.aliases[index]) &&
    isSameEnvironment(one.environment, other.environment)
  );
}

function isSameEnvironment(one: Settings['environment'], other: Settings['environment']): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
