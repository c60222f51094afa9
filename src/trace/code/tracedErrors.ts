import { jvmPath, ownFrames } from '../../model/invocation/stackFrames';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { isFailedRun } from '../normalize/failedRun';
import { allNodes, isFunctionSegment } from '../normalize/lambdaNodes';
import type { Trace, TraceException, TraceNode } from '../parse/trace';
import { type CodeError, mergeAlike } from './codeError';

/** Limits the frames per error: each becomes a diagnostic. */
const maxFrames = 10;

/** The errors in the code of all functions of a trace. Runs of the same function count as its attempts, in order of their start. */
export function tracedErrors(trace: Trace): readonly CodeError[] {
  const runs = allNodes(trace)
    .filter(isFunctionSegment)
    .sort((a, b) => a.startMs - b.startMs);
  const counts = new Map<string, number>();
  const errors = runs.flatMap((run) => {
    const attempt = (counts.get(run.name) ?? 0) + 1;
    counts.set(run.name, attempt);
    return errorsOfRun(run).map((error) => ({
      ...error,
      attempts: [attempt],
      atMs: trace.startMs + (run.endMs ?? run.startMs),
    }));
  });
  return mergeAlike(errors);
}

/** A run's error appears on several nodes: the run, its handler, and the subsegment that threw. */
function errorsOfRun(run: TraceNode): readonly Omit<CodeError, 'attempts' | 'atMs'>[] {
  const found = new Map<string, Omit<CodeError, 'attempts' | 'atMs'>>();
  const failing = isFailedRun(run) ? failingException(run) : undefined;
  for (const exception of exceptionsOf(run)) {
    const frames = framesOf(exception);
    if (frames.length === 0) continue;
    const { type, message } = exception;
    const isHandled = failing === undefined || failing.type !== type || failing.message !== message;
    const key = JSON.stringify([type, message, frames[0]]);
    if (!found.has(key)) found.set(key, { functionName: run.name, type, message, frames, isHandled });
  }
  return [...found.values()];
}

/** The error that the runtime reported for the run; tracers put it on a subsegment. */
function failingException(run: TraceNode): TraceException | undefined {
  return exceptionsOf(run).next().value;
}

/** Outer nodes first; another function's segment is a run of its own. */
function* exceptionsOf(run: TraceNode): Generator<TraceException, undefined> {
  const nodes = [run];
  for (let node = nodes.shift(); node !== undefined; node = nodes.shift()) {
    yield* node.exceptions;
    nodes.push(...node.children.filter((child) => !child.isSegment));
  }
}

function framesOf({ frames }: TraceException): readonly SourcePlace[] {
  const named = frames.map(({ path, line, label }) => ({ path: jvmPath(path, label), line }));
  return ownFrames(named).slice(0, maxFrames);
}
