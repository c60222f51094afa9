import type { Bar } from '../rows/bar';

/**
 * When the caller of the first root received its response: for an event the 202, for a function the handler's response,
 * else the root's end. `undefined` until then or if unknown.
 */
export function responseSentMs(roots: readonly Bar[]): number | undefined {
  const first = firstRequest(roots);
  if (first?.kind === 'lifecycle') return first.children.find(({ kind }) => kind === 'accepted')?.endMs;
  const handler = answeringRun(roots)?.children.find(({ kind }) => kind === 'handler');
  return handler?.endMs ?? first?.endMs;
}

/** The run whose response the caller of the first root received: the last one if there are several. */
export function answeringRun(roots: readonly Bar[]): Bar | undefined {
  const first = firstRequest(roots);
  if (first?.kind === 'function') return first;
  return first?.kind === 'service' ? first.children.findLast(({ kind }) => kind === 'function') : undefined;
}

/** A lone run's init stands before it as a root of its own. */
function firstRequest(roots: readonly Bar[]): Bar | undefined {
  return roots.find(({ kind }) => kind !== 'environment' && kind !== 'init' && kind !== 'restore');
}
