import type { Random } from '../trace/randomTrace';

function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/** Values that readers rarely expect where they stand. */
const strange: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53 + 1,
  '',
  ' ',
  '\u0000',
  '\ud800',
  `$${'{env:HOME}'}`,
  '__proto__',
  [],
  {},
  [[]],
  { constructor: null },
  '2026-11-28T00:00:00Z',
  'x'.repeat(5_000),
];

/** A copy in which some values have another type, are gone, stand twice, or have another key. */
export function mutateValue(value: unknown, random: Random, rate = 0.05): unknown {
  if (random() < rate) return pick(random, strange);
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => {
      const one = mutateValue(item, random, rate);
      if (random() < rate / 2) return [];
      return random() < rate / 2 ? [one, one] : [one];
    });
    return random() < rate / 4 ? items.reverse() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): readonly [string, unknown][] => {
    if (random() < rate / 2) return [];
    return [[random() < rate / 4 ? `${key}x` : key, mutateValue(item, random, rate)]];
  });
  return Object.fromEntries(entries);
}

const pieces: readonly [string, ...string[]] = [
  '',
  '\n',
  '\r\n',
  '\t',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '!Sub ',
  '$',
  `$${'{'}`,
  `$$${'{'}`,
  '\\',
  '\u2028',
  '\ufeff',
  '\u0000',
  'é',
  '🧯',
  '999999999999999999999',
  '<<: *a',
  '&a ',
];

/** A copy with a few pieces cut out, doubled, swapped, or put in. */
export function mutateText(text: string, random: Random): string {
  let mutated = text;
  const edits = 1 + Math.floor(random() * 6);
  for (let edit = 0; edit < edits; edit += 1) {
    const from = Math.floor(random() * (mutated.length + 1));
    const to = Math.min(mutated.length, from + Math.floor(random() ** 3 * 200));
    const piece = mutated.slice(from, to);
    const put = pick(random, ['', piece + piece, pick(random, pieces), [...piece].reverse().join('')]);
    mutated = mutated.slice(0, from) + put + mutated.slice(to);
  }
  return random() < 0.1 ? mutated.slice(0, Math.floor(random() * mutated.length)) : mutated;
}
