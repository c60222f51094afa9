import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import type { Invocation } from '../../model/invocation/invocation';
import { attemptWords } from '../../model/lifecycle/attemptWords';
import type { LifecycleStep } from '../../model/lifecycle/lifecycle';
import { contributions } from '../measure/contributions';
import { lifecycleOf } from '../normalize/invocationLifecycle';
import type { Trace, TraceException } from '../parse/trace';
import { traceOf } from '../parse/traceOf';
import { buildWaterfall } from '../rows/buildWaterfall';
import { describeTrace, traceSentence } from '../rows/describeTrace';
import type { Waterfall } from '../rows/waterfallRow';
import { breakdownTable } from './breakdownTable';
import { code, firstLine, plain } from './markdownText';

/**
 * Builds a summary for an issue or a chat: outcome, time, time breakdown, and the error with its stack. Excludes
 * payload and response. `invocation` is absent for a trace that was opened by its id or from a file.
 */
export function toMarkdown(
  traceId: string,
  documents: readonly string[],
  invocation: Invocation | undefined,
  nowMs: number,
): string {
  const trace = traceOf(documents);
  const waterfall = trace === undefined ? undefined : buildWaterfall(trace);
  const parts = [
    invocation === undefined ? headOfTrace(traceId, trace, waterfall) : headOfInvocation(invocation, nowMs),
    ...(invocation === undefined ? [] : [lifecycleList(invocation, nowMs)]),
    ...(waterfall === undefined || trace === undefined
      ? []
      : [breakdownTable(contributions(trace, 'completion'), 'Whole trace'), errorBlock(waterfall)]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headOfTrace(traceId: string, trace: Trace | undefined, waterfall: Waterfall | undefined): string {
  const took = waterfall === undefined ? '' : `, ${formatDuration(waterfall.durationMs)}`;
  const about = trace && describeTrace(trace);
  const head = `## Trace ${code(traceId)}${took}`;
  return about === undefined
    ? head
    : [head, '', `${plain(traceSentence(about))}, ${new Date(about.startMs).toISOString()}`].join('\n');
}

function headOfInvocation(invocation: Invocation, nowMs: number): string {
  const { target, mode, traceId, answer, sentMs, configuration } = invocation;
  const outcome = describeOutcome(invocation, lifecycleOf(invocation, nowMs), nowMs);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Mode', mode],
    ['Sent', new Date(sentMs).toISOString()],
    ['Version', answer.kind === 'answered' ? (answer.executedVersion ?? target.qualifier) : target.qualifier],
    ['Runtime', configuration?.runtime],
    ['Request ID', answer.kind === 'answered' || answer.kind === 'refused' ? answer.requestId : undefined],
    ['Trace ID', traceId],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`| ${name} | ${code(value)} |`],
  );
  return [`## ${plain(target.functionName)}: ${plain(outcome)}`, '', '| | |', '| --- | --- |', ...rows].join('\n');
}

function lifecycleList(invocation: Invocation, nowMs: number): string {
  const { steps, startMs } = lifecycleOf(invocation, nowMs);
  const lines = steps.map((step) => `- ${stepWords(step, startMs)}`);
  return ['### Lifecycle', '', ...lines].join('\n');
}

function stepWords(step: LifecycleStep, startMs: number): string {
  const at = (ms: number): string => `+${formatDuration(ms - startMs)}`;
  const long = (from: number, to: number | undefined): string =>
    to === undefined ? '' : `, ${formatDuration(to - from)}`;
  switch (step.kind) {
    case 'sent':
      return `${at(step.startMs)} sent`;
    case 'accepted':
      return `${at(step.startMs)} accepted${long(step.startMs, step.endMs)}`;
    case 'queued':
      return `${at(step.startMs)} dwell time${long(step.startMs, step.endMs)}`;
    case 'attempt': {
      const cause =
        step.cause === undefined ? '' : `: ${plain(`${step.cause.type}: ${firstLine(step.cause.message)}`)}`;
      const start = step.start === 'cold' ? ', cold start' : '';
      return `${at(step.startMs)} **attempt ${step.number}** ${attemptWords[step.outcome]}${long(step.startMs, step.endMs)}${start}${cause}`;
    }
    case 'backOff':
      return step.isOver
        ? `${at(step.startMs)} back-off${long(step.startMs, step.endMs)}`
        : `${at(step.startMs)} back-off, next attempt expected at ${clockTime(step.endMs)}`;
    case 'destination':
      return `${at(step.atMs)} sent on to ${code(step.target)}`;
    case 'dropped':
      return `${at(step.atMs)} dropped: no on-failure destination and no dead-letter queue is set`;
  }
}

function errorBlock({ rows }: Waterfall): string {
  const exception = rows.flatMap(({ node }) => node?.exceptions ?? []).at(-1);
  if (exception === undefined) return '';
  return ['### Error', '', '```', ...errorLines(exception).map((line) => line.replaceAll('```', "'''")), '```'].join(
    '\n',
  );
}

function errorLines({ type, message, frames }: TraceException): readonly string[] {
  return [`${type}: ${message}`, ...frames.map(({ label, path, line }) => `    at ${label} (${path}:${line})`)];
}
