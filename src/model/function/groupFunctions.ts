import { type FunctionTags, stackTag } from './functionFilter';
import type { LambdaFunction } from './functions';

/** How the functions of a connection are grouped. */
export type Grouping =
  | { readonly by: 'none' }
  | { readonly by: 'stack' }
  | { readonly by: 'runtime' }
  | { readonly by: 'tag'; readonly key: string };

/** Functions shown together. */
export interface FunctionGroup {
  /** `undefined`: no stack, no such tag, a container image. */
  readonly name: string | undefined;
  readonly functions: readonly LambdaFunction[];
}

/** Parses a stored grouping; anything else is no grouping. */
export function parseGrouping(value: unknown): Grouping {
  if (typeof value !== 'object' || value === null || !('by' in value)) return { by: 'none' };
  if (value.by === 'stack' || value.by === 'runtime') return { by: value.by };
  if (value.by === 'tag' && 'key' in value && typeof value.key === 'string') return { by: 'tag', key: value.key };
  return { by: 'none' };
}

/** Groups functions; groups by name, the one without a name last, functions in their order. */
export function groupFunctions(
  functions: readonly LambdaFunction[],
  grouping: Exclude<Grouping, { by: 'none' }>,
  tagsOf: (lambda: LambdaFunction) => FunctionTags | undefined,
): readonly FunctionGroup[] {
  const groups = new Map<string | undefined, LambdaFunction[]>();
  for (const lambda of functions) {
    const name = nameOf(lambda, grouping, tagsOf(lambda));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [lambda]);
    else group.push(lambda);
  }
  return [...groups].sort(([a], [b]) => compareNames(a, b)).map(([name, members]) => ({ name, functions: members }));
}

/** Those without a name come last. */
function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === undefined) return 1;
  return b === undefined || a < b ? -1 : 1;
}

function nameOf(
  lambda: LambdaFunction,
  grouping: Exclude<Grouping, { by: 'none' }>,
  tags: FunctionTags | undefined,
): string | undefined {
  switch (grouping.by) {
    case 'stack':
      return tags?.[stackTag];
    case 'runtime':
      return lambda.runtime;
    case 'tag':
      return tags?.[grouping.key];
  }
}
