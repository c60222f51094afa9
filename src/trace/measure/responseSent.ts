import type { Bar } from '../rows/bar';

/**
 * When the caller of the first root had its answer: an event's with the 202, a function's when its handler had
 * responded, anybody else's at its end. `undefined` while that has not happened or is not known.
 */
export function responseSentMs(roots: readonly Bar[]): number | undefined {
  const first = firstRequest(roots);
  if (first?.kind === 'lifecycle') return first.children.find(({ kind }) => kind === 'accepted')?.endMs;
  const handler = answeringRun(roots)?.children.find(({ kind }) => kind === 'handler');
  return handler?.endMs ?? first?.endMs;
}

/** The run whose response the caller of the first root got; the last one, when Lambda ran the function more than once. */
export function answeringRun(roots: readonly Bar[]): Bar | undefined {
  const first = firstRequest(roots);
  if (first?.kind === 'function') return first;
  return first?.kind === 'service' ? first.children.findLast(({ kind }) => kind === 'function') : undefined;
}

/** A lone run's init stands before it as a root of its own. */
function firstRequest(roots: readonly Bar[]): Bar | undefined {
  return roots.find(({ kind }) => kind !== 'environment' && kind !== 'init' && kind !== 'restore');
}
