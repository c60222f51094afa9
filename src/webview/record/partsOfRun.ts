import { clockTime } from '../../model/base/clockTime';
import { plural } from '../../model/base/plural';
import type { RecordStep } from '../../model/polling/recordLifecycle';
import { quiet } from '../lifecycle/stepLine';
import { outcomeLook } from '../outcomeLook';
import { countdown } from '../parts/countdown';
import { failedLook, type RecordLineContext, type RecordLineParts, warningLook } from './recordLineParts';
import { attemptWords, limitWords } from './recordWords';

type Step<Kind extends RecordStep['kind']> = Extract<RecordStep, { kind: Kind }>;

/** What a call of the function, and what follows its failure, looks like. */
export function partsOfRun(
  step: Step<'attempt' | 'throttled' | 'returned' | 'backOff' | 'bisected' | 'blocked'>,
  { nowMs, noun }: RecordLineContext,
): RecordLineParts {
  switch (step.kind) {
    case 'attempt':
      return attempt(step, nowMs);
    case 'throttled':
      return {
        look: warningLook,
        name: 'Throttled',
        text: step.isOver ? 'not an attempt' : `not an attempt; retried ${countdown(step.endMs - nowMs)}`,
        durationMs: step.endMs - step.startMs,
      };
    case 'returned':
      return returned(step, nowMs);
    case 'backOff':
      return backOff(step, nowMs);
    case 'bisected':
      return bisected(step, noun);
    case 'blocked':
      return blocked(step, nowMs);
  }
}

function attempt(step: Step<'attempt'>, nowMs: number): RecordLineParts {
  const { number, startMs, endMs, outcome, requestId, traceId } = step;
  const isFailure = outcome === 'reported' || outcome === 'invalidResponse';
  const untilMs = outcome === 'running' ? nowMs : endMs;
  return {
    look: outcomeLook(isFailure ? 'functionError' : outcome),
    name: `Attempt ${number}`,
    text: attemptWords(step),
    durationMs: untilMs === undefined ? undefined : untilMs - startMs,
    run: { requestId, traceId },
  };
}

function returned(step: Step<'returned'>, nowMs: number): RecordLineParts {
  const { startMs, endMs, isOver, receiveCount, maximumReceives } = step;
  const most = maximumReceives === undefined ? '' : ` of ${maximumReceives}`;
  const count = `receive ${receiveCount}${most}`;
  const base = { name: 'Back in the queue', durationMs: endMs - startMs };
  if (isOver) {
    return { ...base, look: quiet('clockface'), text: `invisible until the visibility timeout ended, ${count}` };
  }
  const isLast = maximumReceives !== undefined && receiveCount >= maximumReceives;
  const next = isLast ? 'moves to the dead-letter queue' : 'visible again';
  const text = `${next} at ${clockTime(endMs)}, ${countdown(endMs - nowMs)}, ${count}`;
  return { ...base, look: outcomeLook('pending'), text };
}

function backOff({ startMs, endMs, isOver, attempt: number }: Step<'backOff'>, nowMs: number): RecordLineParts {
  return {
    look: isOver ? quiet('clockface') : outcomeLook('pending'),
    name: 'Back-off',
    text: isOver
      ? `before attempt ${number}`
      : `attempt ${number} expected at ${clockTime(endMs)}, ${countdown(endMs - nowMs)}`,
    durationMs: endMs - startMs,
    isExpected: !isOver,
  };
}

function bisected({ parts, size }: Step<'bisected'>, noun: string): RecordLineParts {
  const [only] = parts;
  const split =
    parts.length === 1 && only !== undefined
      ? `continues with ${plural(only, 'record')}`
      : `split into ${parts.join(' and ')}`;
  const place = size === 1 ? 'alone' : `among ${size}`;
  const own = size === 0 ? `this ${noun} is processed` : `this ${noun} is ${place}`;
  return { look: quiet('split-horizontal'), name: 'Bisected', text: `${split}; ${own}; no attempt used` };
}

function blocked({ startMs, endMs, untilMs, until, attemptsLeft }: Step<'blocked'>, nowMs: number): RecordLineParts {
  if (endMs !== undefined) return { look: quiet('unlock'), name: 'Shard was blocked', durationMs: endMs - startMs };
  const left = attemptsLeft === undefined ? 'no limit of attempts' : `${plural(attemptsLeft, 'attempt')} left`;
  return {
    look: failedLook('error'),
    name: 'Shard blocked',
    text: `later records wait; ${limitWords(until, untilMs - nowMs)}; ${left}`,
    durationMs: nowMs - startMs,
  };
}
