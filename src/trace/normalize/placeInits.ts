import { formatDuration } from '../../model/base/duration';
import { type Bar, byStart, virtualBar, walkBars } from '../rows/bar';
import type { LambdaBars } from './lambdaBars';
import { clockSlackMs } from './lambdaNodes';

/**
 * Init lies before its function segment in time though its document lies inside:
 *
 *     |--------------- service ---------------|
 *                |--init--||----function----|
 *     |-- before --|
 *
 * An init inside the request becomes the function's preceding sibling, with a separate bar for the time before it: AWS
 * has no name for it, and it was half of the wait in a recorded cold start. An init before the request (provisioned
 * concurrency, proactive init: minutes or hours earlier) becomes a note beside the axis.
 */
export function placeInits(
  roots: Bar[],
  { runs }: LambdaBars,
): { readonly roots: Bar[]; readonly notes: readonly string[] } {
  if (!runs.some((run) => run.children.some(isPreparation))) return { roots: [...roots], notes: [] };
  const result = [...roots];
  const notes: string[] = [];
  walkBars(roots, (run, parent) => {
    if (run.kind !== 'function') return;
    const requestStartMs = parent?.startMs ?? run.startMs;
    const siblings = parent?.children ?? result;
    for (const init of run.children.filter(isPreparation)) {
      if (init.startMs >= run.startMs - clockSlackMs) continue;
      run.children.splice(run.children.indexOf(init), 1);
      // Without a service segment, the time of the request is unknown: the init is assumed to belong to it.
      if (parent !== undefined && init.startMs < requestStartMs - clockSlackMs) {
        notes.push(noteOfEarlierInit(init, requestStartMs));
        continue;
      }
      siblings.push(init);
      if (parent !== undefined && init.startMs > requestStartMs + clockSlackMs) {
        siblings.push(
          virtualBar({
            id: `${init.id}:before`,
            kind: 'environment',
            name: 'Environment creation',
            startMs: requestStartMs,
            endMs: init.startMs,
          }),
        );
      }
    }
    siblings.sort(byStart);
  });
  return { roots: result, notes };
}

function isPreparation({ kind }: Bar): boolean {
  return kind === 'init' || kind === 'restore';
}

/** A note beside the axis. Documents do not say whether it was provisioned concurrency or a proactive init. */
export function noteOfEarlierInit(
  init: { readonly startMs: number; readonly endMs: number | undefined },
  requestStartMs: number,
): string {
  const earlier = formatDuration(requestStartMs - init.startMs);
  if (init.endMs === undefined) return `The environment was prepared ${earlier} earlier.`;
  return `The environment was prepared ${earlier} earlier, in ${formatDuration(init.endMs - init.startMs)}.`;
}
