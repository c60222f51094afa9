import type { Interval } from '../axis/interval';

/** The stretches of `whole` that none of `parts` covers, in order. Parts may overlap and lie outside. */
export function uncoveredStretches(whole: Interval, parts: readonly Interval[]): readonly Interval[] {
  const uncovered: Interval[] = [];
  let atMs = whole.startMs;
  for (const { startMs, endMs } of inOrder(parts)) {
    const untilMs = Math.min(startMs, whole.endMs);
    if (untilMs > atMs) uncovered.push({ startMs: atMs, endMs: untilMs });
    atMs = Math.max(atMs, endMs);
  }
  if (atMs < whole.endMs) uncovered.push({ startMs: atMs, endMs: whole.endMs });
  return uncovered;
}

/** Children are usually sorted; copying them for each of ten thousand bars would dominate the cost. */
function inOrder(parts: readonly Interval[]): readonly Interval[] {
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const { startMs } of parts) {
    if (startMs < beforeMs) return [...parts].sort((a, b) => a.startMs - b.startMs);
    beforeMs = startMs;
  }
  return parts;
}
