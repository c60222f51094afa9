import type { SearchRange } from './criteria';

/** Reads `2026-11-28 09:00 to 2026-11-28 10:30`, local times; `undefined` unless the second is later. */
export function readTimes(text: string): Extract<SearchRange, { kind: 'between' }> | undefined {
  const [from = '', to = ''] = text.split(/\s+to\s+/);
  const [fromMs, toMs] = [from, to].map((one) => Date.parse(one.trim().replace(' ', 'T')));
  if (fromMs === undefined || toMs === undefined || !(toMs > fromMs)) return undefined;
  return { kind: 'between', fromMs, toMs };
}
