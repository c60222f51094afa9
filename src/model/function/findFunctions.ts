import fuzzysort from 'fuzzysort';
import { type FunctionFilter, type FunctionTags, matchesFilter } from './functionFilter';
import type { LambdaFunction } from './functions';

/** The functions that the filter leaves; with a name the best match first, else in their order. */
export function findFunctions(
  functions: readonly LambdaFunction[],
  filter: FunctionFilter,
  tagsOf: (lambda: LambdaFunction) => FunctionTags | undefined,
): readonly LambdaFunction[] {
  const kept = functions.filter((lambda) => matchesFilter(lambda, tagsOf(lambda), filter));
  if (filter.name === undefined) return kept;
  return fuzzysort.go(filter.name, kept, { key: 'name' }).map(({ obj }) => obj);
}

/** Where the letters stand in the name, as `[start, end]` with the end behind: what a tree marks. */
export function matchedLetters(letters: string, name: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (const index of fuzzysort.single(letters, name)?.indexes ?? []) {
    const last = ranges.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}
