/** Merges items into a sorted list in one pass: sorting the whole list for each page would take longer each time. */
export function mergeSorted<T>(
  sorted: readonly T[],
  more: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  const added = [...more].sort(compare);
  const merged: T[] = [];
  let index = 0;
  for (const one of sorted) {
    for (let next = added[index]; next !== undefined && compare(next, one) < 0; next = added[index]) {
      merged.push(next);
      index += 1;
    }
    merged.push(one);
  }
  for (const rest of added.slice(index)) merged.push(rest);
  return merged;
}
