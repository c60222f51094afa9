import { formatDuration } from '../../src/model/base/duration';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { Bracket, RunAnatomy } from '../../src/trace/measure/phases';
import { runAnatomies } from '../../src/trace/measure/runAnatomies';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';

/** All runs of an invocation taken apart, in lines. Times are milliseconds from the first phase of each run. */
export function renderAnatomies(invocation: Invocation, nowMs: number): string {
  return runAnatomies(invocation, lifecycleOf(invocation, nowMs)).map(renderAnatomy).join('\n');
}

function renderAnatomy(run: RunAnatomy): string {
  const zero = run.phases[0]?.startMs ?? 0;
  const at = (ms: number) => String(Math.round((ms - zero) * 10) / 10);
  const bracket = (name: string, one: Bracket | undefined) =>
    one === undefined ? [] : [`  ${name} ${at(one.startMs)}-${at(one.endMs)}, from ${one.knownFrom}`];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const { memory, timeout, openAtTimeout } = run;
  return [
    `run ${run.number} ${run.outcome} ${run.start}`,
    ...run.phases.map(
      ({ kind, startMs, endMs, isRunning, knownFrom }) =>
        `  ${kind} ${at(startMs)}-${at(endMs)}${isRunning ? '…' : ''}, from ${knownFrom}`,
    ),
    ...(run.responseSentMs === undefined ? [] : [`  response sent ${at(run.responseSentMs)}`]),
    ...bracket('caller waited', run.callerWaited),
    ...bracket('billed', run.billed),
    ...bracket('environment busy', run.environmentBusy),
    ...(memory === undefined ? [] : [`  memory ${memory.used} of ${memory.limit} MB, ${percent(memory.share)}`]),
    ...(timeout === undefined
      ? []
      : [`  timeout ${formatDuration(timeout.used)} of ${formatDuration(timeout.limit)}, ${percent(timeout.share)}`]),
    ...(openAtTimeout === undefined
      ? []
      : [`  open then: ${openAtTimeout.name}, for ${formatDuration(openAtTimeout.openMs)}`]),
    ...run.notes.map((note) => `  note: ${note}`),
  ].join('\n');
}
