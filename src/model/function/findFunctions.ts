import fuzzysort from 'fuzzysort';
import { type FunctionFilter, type FunctionTags, matchesFilter } from './functionFilter';
import type { LambdaFunction } from './functions';

/**
 * The functions that match the filter: best match first if it has a name, else in list order. If some name contains the
 * text as a substring, names that contain only its letters in order do not match. `isInOnePieceElsewhere`: a name in
 * another list contains the text.
 */
export function findFunctions(
  functions: readonly LambdaFunction[],
  filter: FunctionFilter,
  tagsOf: (lambda: LambdaFunction) => FunctionTags | undefined,
  isInOnePieceElsewhere = false,
): readonly LambdaFunction[] {
  const kept = functions.filter((lambda) => matchesFilter(lambda, tagsOf(lambda), filter));
  if (filter.name === undefined) return kept;
  const whole = kept.filter((lambda) => containsInOnePiece(lambda, filter));
  const searched = whole.length > 0 || isInOnePieceElsewhere ? whole : kept;
  return fuzzysort.go(filter.name, searched, { key: 'name' }).map(({ obj }) => obj);
}

/** Whether the function's name contains the filter's text as a substring. */
export function containsInOnePiece({ name }: LambdaFunction, filter: FunctionFilter): boolean {
  return filter.name !== undefined && name.toLowerCase().includes(filter.name.toLowerCase());
}

/** Ranges of the matched letters in the name, `[start, end)`, for highlighting in a tree. */
export function matchedLetters(letters: string, name: string): [number, number][] {
  const start = name.toLowerCase().indexOf(letters.toLowerCase());
  if (start >= 0) return [[start, start + letters.length]];
  const ranges: [number, number][] = [];
  for (const index of fuzzysort.single(letters, name)?.indexes ?? []) {
    const last = ranges.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else ranges.push([index, index + 1]);
  }
  return ranges;
}
