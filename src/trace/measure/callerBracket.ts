import type { Invocation } from '../../model/invocation/invocation';
import type { TracedRun } from '../normalize/tracedRuns';
import type { Bracket, Phase } from './phases';

/**
 * Places the caller's wait over the phases. The length is measured by the caller; the position is exact only if its
 * clock agrees with AWS's. If Lambda's side would extend beyond the wait, the wait is centered on it, assuming equal
 * network time both ways.
 */
export function callerBracket(
  { sentMs, answer }: Invocation,
  run: TracedRun | undefined,
  phases: readonly Phase[],
): Bracket | undefined {
  const [first, last] = [phases[0], phases.at(-1)];
  if (answer.kind !== 'answered' || first === undefined || last === undefined) return undefined;
  const served =
    run?.service === undefined
      ? { startMs: first.startMs, endMs: run?.responseSentMs ?? last.endMs }
      : { startMs: run.originMs + run.service.startMs, endMs: run.responseSentMs ?? last.endMs };
  const lengthMs = answer.atMs - sentMs;
  const isInside = sentMs <= served.startMs && served.endMs <= answer.atMs;
  const startMs = isInside ? sentMs : (served.startMs + served.endMs - lengthMs) / 2;
  return { startMs, endMs: startMs + lengthMs, knownFrom: 'answer' };
}
