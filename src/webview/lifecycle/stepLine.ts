import { assertNever } from '../../model/base/assertNever';
import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import type { FailureCause, KnownFrom, Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import { type OutcomeLook, outcomeLook } from '../outcomeLook';
import { countdown } from '../parts/countdown';
import { arnName } from './arnName';
import { hasStarted } from './hasStarted';

/** One line of the list under the picture. */
export interface StepLine {
  readonly key: string;
  readonly look: OutcomeLook;
  readonly name: string;
  readonly text: string | undefined;
  /** Since the request was sent. */
  readonly offsetMs: number;
  readonly durationMs: number | undefined;
  /** Has not happened yet. */
  readonly isExpected: boolean;
  readonly source: string | undefined;
}

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/** Puts one step into words. `nowMs` is epoch milliseconds, for what is still open. */
export function stepLine(step: LifecycleStep, lifecycle: Lifecycle, nowMs: number): StepLine {
  const base = { isExpected: false, source: sourceOf(step.knownFrom), durationMs: undefined, text: undefined };
  const since = (ms: number) => ms - lifecycle.startMs;
  switch (step.kind) {
    case 'sent':
      return {
        ...base,
        key: 'sent',
        look: quiet('send'),
        name: 'Sent',
        offsetMs: since(step.startMs),
        source: undefined,
      };
    case 'accepted':
      return {
        ...base,
        key: 'accepted',
        look: quiet('inbox'),
        name: 'Accepted',
        text: 'HTTP 202',
        offsetMs: since(step.startMs),
        durationMs: step.endMs - step.startMs,
      };
    case 'queued':
      return {
        ...base,
        key: 'queued',
        look: step.endMs === undefined ? outcomeLook('pending') : quiet('clockface'),
        name: 'Dwell time',
        text: step.endMs === undefined ? 'waiting for attempt 1' : undefined,
        offsetMs: since(step.startMs),
        durationMs: (step.endMs ?? nowMs) - step.startMs,
      };
    case 'attempt':
      return {
        ...base,
        key: `attempt-${step.number}`,
        look: outcomeLook(step.outcome),
        name: attemptName(step, lifecycle),
        text: attemptText(step),
        offsetMs: since(step.startMs),
        durationMs: attemptDuration(step, nowMs),
      };
    case 'backOff':
      return { ...base, ...backOff(step, lifecycle, nowMs), offsetMs: since(step.startMs) };
    case 'destination':
      return {
        ...base,
        key: `destination-${step.role}`,
        look: quiet(step.role === 'onSuccess' ? 'export' : 'archive'),
        name: destinationName(step.role, step.target),
        text: arnName(step.target),
        offsetMs: since(step.atMs),
      };
    case 'dropped':
      return {
        ...base,
        key: 'dropped',
        look: quiet('trash'),
        name: 'Dropped',
        text: 'no on-failure destination and no dead-letter queue is set',
        offsetMs: since(step.atMs),
      };
    default:
      return assertNever(step);
  }
}

export function quiet(icon: string): OutcomeLook {
  return { icon, tone: 'quiet', isSpinning: false };
}

/** A cause on one line. */
export function causeText({ type, message }: FailureCause): string {
  const line = message.split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (line === '') return type;
  return line.startsWith(type) ? line : `${type}: ${line}`;
}

function sourceOf(knownFrom: KnownFrom): string {
  return knownFrom === 'configuration' ? 'by configuration' : `from the ${knownFrom}`;
}

/** A synchronous call has one run; numbering it would promise more. */
function attemptName({ number }: Attempt, { mode, attempts }: Lifecycle): string {
  return mode === 'Event' || attempts > 1 ? `Attempt ${number}` : 'Function';
}

function attemptText(attempt: Attempt): string {
  const { outcome, cause, start, initMs } = attempt;
  const words: Record<Attempt['outcome'], string> = {
    running: 'running',
    succeeded: 'succeeded',
    finished: "finished; Lambda's log does not say how",
    functionError: cause === undefined ? 'failed' : causeText(cause),
    timedOut: cause === undefined ? 'timed out' : cause.message,
    throttled: 'throttled: no concurrency was free',
    unknown: 'outcome unknown so far',
  };
  if (!hasStarted(attempt)) return words[outcome];
  const init = initMs === undefined ? '' : ` ${formatDuration(initMs)}`;
  if (start === 'cold') return `${words[outcome]}, cold start${init}`;
  return start === 'restored' ? `${words[outcome]}, restored${init}` : words[outcome];
}

/** An attempt that is only known to lie between request and answer has no duration of its own. */
function attemptDuration({ startMs, endMs, outcome, knownFrom }: Attempt, nowMs: number): number | undefined {
  if (endMs !== undefined) return knownFrom === 'answer' ? undefined : endMs - startMs;
  return outcome === 'running' ? nowMs - startMs : undefined;
}

function backOff(step: Extract<LifecycleStep, { kind: 'backOff' }>, { steps }: Lifecycle, nowMs: number) {
  const before = steps.slice(0, steps.indexOf(step)).findLast((earlier) => earlier.kind === 'attempt');
  const next = (before?.number ?? 0) + 1;
  if (step.isOver) {
    return {
      key: `backOff-${next}`,
      look: quiet('clockface'),
      name: 'Back-off',
      text: `before attempt ${next}`,
      durationMs: step.endMs - step.startMs,
    };
  }
  return {
    key: `backOff-${next}`,
    look: outcomeLook('pending'),
    name: 'Back-off',
    text: `attempt ${next} expected at ${clockTime(step.endMs)}, ${countdown(step.endMs - nowMs)}`,
    durationMs: step.endMs - step.startMs,
    isExpected: true,
    source: 'expected by configuration',
  };
}

function destinationName(role: 'onSuccess' | 'onFailure' | 'deadLetter', arn: string): string {
  if (role === 'onSuccess') return 'On-success destination';
  if (role === 'onFailure') return 'On-failure destination';
  return arn.includes(':sns:') ? 'Dead-letter topic' : 'Dead-letter queue';
}
