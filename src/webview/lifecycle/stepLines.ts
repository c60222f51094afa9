import { assertNever } from '../../model/base/assertNever';
import { formatBytes } from '../../model/base/formatBytes';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { outcomeLook } from '../outcomeLook';
import { quiet, type StepLine, stepLine } from './stepLine';

/** Every step as a line, and the answer where a line of its own tells how the call ended. */
export function stepLines(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): readonly StepLine[] {
  const lines = lifecycle.steps.map((step) => stepLine(step, lifecycle, nowMs));
  const answer = answerLine(invocation, lifecycle, nowMs);
  if (answer === undefined) return lines;
  const isOfCall = invocation.mode !== 'Event';
  return isOfCall ? [...lines, answer] : [...lines.slice(0, 1), answer, ...lines.slice(1)];
}

function answerLine(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): StepLine | undefined {
  const { answer, sentMs } = invocation;
  const base = { key: 'answer', isExpected: false, source: undefined, durationMs: undefined, text: undefined };
  switch (answer.kind) {
    case 'waiting':
      return {
        ...base,
        look: outcomeLook('pending'),
        name: 'Waiting for response',
        offsetMs: 0,
        durationMs: nowMs - sentMs,
      };
    case 'answered': {
      // The 202 of an event is the step "Accepted".
      if (lifecycle.steps.some((step) => step.kind === 'accepted')) return undefined;
      const size = answer.payloadBytes === 0 ? '' : `, ${formatBytes(answer.payloadBytes)}`;
      return {
        ...base,
        look: quiet('reply'),
        name: 'Response received',
        text: `HTTP ${answer.statusCode}${size}`,
        offsetMs: answer.atMs - sentMs,
      };
    }
    case 'refused': {
      const { name, statusCode } = answer.failure;
      const text = statusCode === undefined ? name : `${name}, HTTP ${statusCode}`;
      return { ...base, look: outcomeLook(lifecycle.outcome), name: 'Refused', text, offsetMs: answer.atMs - sentMs };
    }
    case 'lost':
      return {
        ...base,
        look: { icon: 'debug-disconnect', tone: 'warning', isSpinning: false },
        name: 'Connection lost',
        text: answer.failure.message,
        offsetMs: answer.atMs - sentMs,
      };
    case 'abandoned':
      return {
        ...base,
        look: quiet('debug-stop'),
        name: 'Stopped waiting',
        text: 'the function may still be running',
        offsetMs: answer.atMs - sentMs,
      };
    default:
      return assertNever(answer);
  }
}
