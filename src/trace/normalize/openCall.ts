import type { OpenCall } from '../measure/phases';
import { type Bar, walkBars } from '../rows/bar';
import { identityOf } from '../rows/identityOf';
import type { TracedRun } from './tracedRuns';

/** A tracer may close open subsegments at shutdown, shortly before or after the timeout. */
const slackMs = 50;

/**
 * The call that was open at the timeout, `limitMs` after the handler's start: the deepest, and of several the last to
 * begin. Lambda then ends the environment, so calls without an end, or that end at that moment, were open.
 */
export function openCallAt({ bar: run }: TracedRun, limitMs: number): OpenCall | undefined {
  const handler = run.children.find(({ kind }) => kind === 'handler') ?? run;
  const atMs = handler.startMs + limitMs;
  const isOpen = ({ startMs, endMs }: Bar): boolean =>
    startMs < atMs && (endMs === undefined || endMs >= atMs - slackMs);
  const open: Bar[] = [];
  walkBars(handler.children, (bar) => {
    if (isOpen(bar) && (bar.kind === 'call' || bar.kind === 'subsegment' || bar.kind === 'service')) open.push(bar);
  });
  const calls = open.filter(({ kind }) => kind === 'call');
  const suspect = (calls.length > 0 ? calls : open).reduce<Bar | undefined>(
    (last, bar) => (last === undefined || bar.startMs >= last.startMs ? bar : last),
    undefined,
  );
  if (suspect === undefined) return undefined;
  const { http } = suspect.node ?? {};
  const name = [suspect.name, identityOf(suspect).detail].filter((part) => part !== undefined).join(' ');
  const url =
    http?.url === undefined ? undefined : [http.method, http.url].filter((part) => part !== undefined).join(' ');
  return { rowId: suspect.id, name, url, openMs: atMs - suspect.startMs };
}
