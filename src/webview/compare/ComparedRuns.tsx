import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import type { RunAnatomy } from '../../trace/measure/phases';
import { AnatomyPicture } from '../lifecycle/AnatomyPicture';
import type { SideWithRuns } from './comparedSides';

/** Narrower, a run would be a dot beside one that took a hundred times as long. */
const minShare = 0.25;

/** The last runs of both invocations one above the other, on one scale; nothing where a run is not known. */
export function ComparedRuns({ sides }: { readonly sides: readonly [SideWithRuns, SideWithRuns] }) {
  const runs = sides.flatMap(({ title, sentMs, runs: all }) => {
    const run = all.at(-1);
    return run === undefined ? [] : [{ title, sentMs, run, lengthMs: lengthOf(run) }];
  });
  if (runs.length < 2) return null;
  const longestMs = Math.max(1, ...runs.map(({ lengthMs }) => lengthMs));
  return (
    <div class="compared-runs">
      {runs.map(({ title, sentMs, run, lengthMs }) => (
        <figure key={title} class="compared-run">
          <figcaption>
            <strong>{title}</strong>{' '}
            {`${clockTime(sentMs)} · ${run.start === 'cold' ? 'cold start · ' : ''}${formatDuration(lengthMs)}`}
          </figcaption>
          <div style={{ width: `${Math.max(minShare, lengthMs / longestMs) * 100}%` }}>
            <AnatomyPicture run={run} />
          </div>
        </figure>
      ))}
    </div>
  );
}

/** From the first phase to the last. */
function lengthOf({ phases }: RunAnatomy): number {
  return (phases.at(-1)?.endMs ?? 0) - (phases[0]?.startMs ?? 0);
}
