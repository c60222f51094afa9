import { type Bar, byStart, virtualBar } from '../rows/bar';
import { lambdaAnnotation, worseState } from './lambdaNodes';

/**
 * Since 2024 function segments have no `Invocation`: the handler ends where the annotation `aws:responseLatency` says that
 * the response was sent, and user code's subsegments lie directly under the function
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html). Gives such a function a handler bar and splits its
 * overhead into the runtime's and the extensions' share.
 */
export function addHandlers(runs: readonly Bar[]): void {
  for (const run of runs) {
    if (run.children.some(({ kind }) => kind === 'handler')) raiseState(run);
    else addHandler(run);
  }
}

function addHandler(run: Bar): void {
  const latencyMs = run.node && lambdaAnnotation(run.node, 'responseLatency');
  if (latencyMs === undefined) return;
  const isOwn = (bar: Bar): boolean => bar.kind === 'init' || bar.kind === 'restore' || bar.kind === 'overhead';
  const handler = virtualBar({
    id: `${run.id}:handler`,
    kind: 'handler',
    name: 'Handler',
    startMs: run.startMs,
    endMs: run.startMs + latencyMs,
  });
  handler.children = run.children.filter((child) => !isOwn(child));
  handler.state = run.state;
  run.children = [...run.children.filter(isOwn), handler].sort(byStart);
  for (const overhead of run.children) if (overhead.kind === 'overhead') splitOverhead(overhead, run);
}

/** Without a tracer, an uncaught error marks only the `Invocation`. */
function raiseState(run: Bar): void {
  for (const child of run.children) {
    if (child.kind === 'handler') run.state = worseState(run.state, child.state);
  }
}

function splitOverhead(overhead: Bar, run: Bar): void {
  if (run.node === undefined || overhead.endMs === undefined) return;
  const runtimeMs = lambdaAnnotation(run.node, 'runtimeOverhead');
  const extensionMs = lambdaAnnotation(run.node, 'extensionOverhead');
  if (runtimeMs === undefined || extensionMs === undefined || extensionMs === 0) return;
  const { startMs, endMs } = overhead;
  const middleMs = Math.min(endMs, startMs + runtimeMs);
  overhead.children.push(
    virtualBar({ id: `${overhead.id}:runtime`, kind: 'overhead', name: 'Runtime', startMs, endMs: middleMs }),
    virtualBar({
      id: `${overhead.id}:extensions`,
      kind: 'extensions',
      name: 'Extensions',
      startMs: middleMs,
      endMs: Math.min(endMs, middleMs + extensionMs),
    }),
  );
}
