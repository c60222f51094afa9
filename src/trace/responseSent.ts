import type { Bar } from './bar';

/**
 * When the caller of the first root had its answer: an event's with the 202, a function's when its handler had
 * responded, anybody else's at its end. `undefined` while that has not happened or is not known.
 */
export function responseSentMs(roots: readonly Bar[]): number | undefined {
  const first = roots.find(({ kind }) => kind !== 'environment' && kind !== 'init' && kind !== 'restore');
  if (first === undefined) return undefined;
  switch (first.kind) {
    case 'lifecycle':
      return first.children.find(({ kind }) => kind === 'accepted')?.endMs;
    case 'service':
    case 'function':
      return handlerOf(first)?.endMs ?? first.endMs;
    default:
      return first.endMs;
  }
}

/** Of the last run, when Lambda ran it more than once for one request. */
function handlerOf(bar: Bar): Bar | undefined {
  const run = bar.kind === 'function' ? bar : bar.children.findLast(({ kind }) => kind === 'function');
  return run?.children.find(({ kind }) => kind === 'handler');
}
