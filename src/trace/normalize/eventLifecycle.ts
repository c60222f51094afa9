import type { NodeState, TraceNode } from '../parse/trace';
import { type Bar, byStart, isOpen, latestEnd, virtualBar, walkBars } from '../rows/bar';
import type { LambdaBars } from './lambdaBars';
import { isAsynchronous, worseState } from './lambdaNodes';
import { type AttemptMatch, matchAttempts } from './matchAttempts';

/**
 * Lambda's documents of an event do not form a call tree: the service segment ends with the 202 after some
 * milliseconds, while its children (dwell time and attempts) continue for minutes, and the parents of the runs vary.
 *
 *     |202|                                               service segment
 *     |--dwell--||--attempt 1--|        |--attempt 2--|   its subsegments
 *                 |--function--|         |--function--|   segments
 *
 * becomes one bar from accepted to the last end, with accepted, dwell, attempts and back-offs in it.
 */
export function eventLifecycles(roots: Bar[], all: LambdaBars): Bar[] {
  if (!all.services.some(({ node }) => node !== undefined && isAsynchronous(node))) return [...roots].sort(byStart);
  const runs: { readonly bar: Bar; readonly parent: Bar | undefined }[] = [];
  const services: typeof runs = [];
  walkBars(roots, (bar, parent) => {
    if (bar.kind === 'function') runs.push({ bar, parent });
    if (bar.kind === 'service') services.push({ bar, parent });
  });
  const result = [...roots];
  for (const { bar: service, parent } of services) {
    if (service.node === undefined || !isAsynchronous(service.node)) continue;
    const nodes = runs.flatMap(({ bar }) => bar.node ?? []);
    const owned = new Map(runs.map(({ bar, parent: from }) => [bar.id, { bar, from }]));
    const life = lifecycleOf(service, nodes, (id) => {
      const run = owned.get(id);
      if (run === undefined) return undefined;
      remove(run.from?.children ?? result, run.bar);
      return run.bar;
    });
    const siblings = parent?.children ?? result;
    siblings.splice(siblings.indexOf(service), 1, life);
  }
  return result.sort(byStart);
}

function remove(siblings: Bar[], bar: Bar): void {
  const index = siblings.indexOf(bar);
  if (index >= 0) siblings.splice(index, 1);
}

function lifecycleOf(service: Bar, runs: readonly TraceNode[], take: (id: string) => Bar | undefined): Bar {
  const matches = service.node === undefined ? [] : matchAttempts(service.node, runs);
  const attempts = matches
    .map((match) => attemptBar(service, match, match.run === undefined ? undefined : take(match.run.id)))
    .sort(byStart);
  const rest = service.children.filter((child) => !attempts.includes(child));
  const name = service.name;
  service.kind = 'accepted';
  service.name = 'Accepted';
  service.detail = service.node?.http?.status === undefined ? undefined : String(service.node.http.status);
  service.children = [];
  const children = [service, ...[...rest, ...attempts, ...backOffs(attempts)].sort(byStart)];
  const life = virtualBar({
    id: `${service.id}:life`,
    kind: 'lifecycle',
    name,
    startMs: service.startMs,
    endMs: undefined,
    children,
  });
  life.endMs = children.some(isOpen) ? undefined : Math.max(...children.map(latestEnd));
  life.state = lastState(attempts);
  life.detail = 'event';
  life.isBlocking = false;
  return life;
}

/**
 * Lambda's bar of the attempt, or one derived from the run if Lambda's is not written yet; the run becomes its child.
 */
function attemptBar(service: Bar, { number, attempt }: AttemptMatch, run: Bar | undefined): Bar {
  const recorded = attempt === undefined ? undefined : service.children.find(({ id }) => id === attempt.id);
  if (run === undefined)
    return (
      recorded ??
      virtualBar({
        id: `${service.id}:attempt-${number}`,
        kind: 'attempt',
        name: `Attempt ${number}`,
        startMs: 0,
        endMs: 0,
      })
    );
  const bar = recorded ?? attemptOfRun(service, number, run);
  bar.children.push(run);
  bar.state = worseState(bar.state, run.state);
  if (run.state !== 'ok') bar.detail ??= run.detail;
  return bar;
}

/** From the init that this event caused, if any, to the end of the run. */
function attemptOfRun(service: Bar, number: number, run: Bar): Bar {
  const inits = run.children.filter(
    ({ kind, startMs }) => (kind === 'init' || kind === 'restore') && startMs >= service.startMs,
  );
  const startMs = Math.min(run.startMs, ...inits.map((init) => init.startMs));
  const endMs = isOpen(run) ? undefined : latestEnd(run);
  return virtualBar({ id: `${run.id}:attempt`, kind: 'attempt', name: `Attempt ${number}`, startMs, endMs });
}

/** The final outcome: a successful retry overrides earlier failures. */
function lastState(attempts: readonly Bar[]): NodeState {
  return attempts.at(-1)?.state ?? 'ok';
}

function backOffs(attempts: readonly Bar[]): Bar[] {
  return attempts.flatMap((attempt, index) => {
    const next = attempts[index + 1];
    if (next === undefined) return [];
    const endMs = latestEnd(attempt);
    return next.startMs > endMs
      ? [
          virtualBar({
            id: `${attempt.id}:back-off`,
            kind: 'backOff',
            name: 'Back-off',
            startMs: endMs,
            endMs: next.startMs,
          }),
        ]
      : [];
  });
}
