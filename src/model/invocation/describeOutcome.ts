import { assertNever } from '../base/assertNever';
import { clockTime } from '../base/clockTime';
import { formatDuration } from '../base/duration';
import { plural } from '../base/plural';
import type { FailureCause, Lifecycle } from '../lifecycle/lifecycle';
import { succeededTwice } from './describeAttempts';
import { describeWaiting } from './describeWaiting';
import { type Invocation, type InvocationMode, isSynchronous } from './invocation';
import { shortPlace } from './stackFrames';

/**
 * Builds the header text: outcome, place of failure, and what the caller received; or what a pending invocation waits
 * for. One line without a period. `nowMs` is epoch milliseconds; clock times are in the reader's time zone. `openCall`
 * names the call that was open when a timeout struck.
 */
export function describeOutcome(
  invocation: Invocation,
  lifecycle: Lifecycle,
  nowMs: number,
  openCall?: string | undefined,
): string {
  const { outcome } = lifecycle;
  switch (outcome) {
    case 'pending':
      return describeWaiting(lifecycle, nowMs);
    case 'succeeded':
      return `Succeeded${onWhichAttempt(lifecycle)} in ${total(lifecycle)}${callerSaw(invocation)}`;
    case 'finished':
      return `Finished${afterAttempts(lifecycle)}${took(lifecycle)}; Lambda's log does not say how${mayBeRetried(lifecycle)}${callerSaw(invocation)}`;
    case 'functionError':
      return `Failed${afterAttempts(lifecycle)}${took(lifecycle)}${because(lifecycle.cause)}${unlessRetried(lifecycle)}${callerSaw(invocation)}`;
    case 'timedOut':
      return `Timed out${afterAttempts(lifecycle)} after ${timeoutOf(lifecycle)}${whileOpen(openCall)}${unlessRetried(lifecycle)}${callerWaited(invocation)}`;
    case 'throttled':
      return `Throttled${because(lifecycle.cause)}`;
    case 'expired':
      return `Expired in the queue after ${total(lifecycle)}${triedBefore(lifecycle)}${because(lifecycle.cause)}${callerSaw(invocation)}`;
    case 'refused':
      return `Not invoked${lifecycle.cause === undefined ? '' : `: ${lifecycle.cause.message}`}`;
    case 'permitted':
      return 'Permitted: the call would be allowed; nothing ran';
    case 'unknown':
      return describeUnknown(invocation, lifecycle);
    default:
      return assertNever(outcome);
  }
}

/** `unknown` without an end. */
export function describeTotal(lifecycle: Lifecycle): string {
  return lifecycle.endMs === undefined ? 'unknown' : formatDuration(lifecycle.endMs - lifecycle.startMs);
}

const total = describeTotal;

/** ` on attempt 2`; empty for a first attempt that succeeded. */
export function onWhichAttempt({ mode, steps }: Lifecycle): string {
  const attempts = steps.filter((step) => step.kind === 'attempt' && step.outcome !== 'throttled');
  const first = attempts.findIndex((step) => step.kind === 'attempt' && step.outcome === 'succeeded') + 1;
  if (mode !== 'Event' || attempts.length < 2 || first === 0) return '';
  const again = succeededTwice(steps.filter((step) => step.kind === 'attempt')) ? ', delivered more than once,' : '';
  return `${first > 1 ? ` on attempt ${first}` : ''}${again}`;
}

/** The caller of an event did not wait for the function: it received the 202. */
function callerSaw({ mode, answer, sentMs }: Invocation): string {
  if (mode !== 'Event' || answer.kind !== 'answered') return '';
  return `; caller got ${answer.statusCode} in ${formatDuration(answer.atMs - sentMs)}`;
}

/** A caller waits longer than the function runs: environment creation and network add to it. */
function callerWaited(invocation: Invocation): string {
  const { mode, answer, sentMs } = invocation;
  if (!isSynchronous(mode) || answer.kind !== 'answered') return callerSaw(invocation);
  return `; caller waited ${formatDuration(answer.atMs - sentMs)}`;
}

function whileOpen(openCall: string | undefined): string {
  return openCall === undefined ? '' : ` while ${openCall} was open`;
}

/** ` after 3 attempts`, of an event. */
export function afterAttempts({ mode, attempts }: Lifecycle): string {
  if (mode !== 'Event' || attempts === 0) return '';
  return ` after ${plural(attempts, 'attempt')}`;
}

function triedBefore({ attempts }: Lifecycle): string {
  return attempts === 0 ? '' : `, tried ${attempts === 1 ? 'once' : `${attempts} times`}`;
}

function took(lifecycle: Lifecycle): string {
  return lifecycle.endMs === undefined ? '' : ` in ${total(lifecycle)}`;
}

/** Type, location, and first line of the message; the type is not repeated if the message begins with it. */
function because(cause: FailureCause | undefined): string {
  if (cause === undefined) return '';
  const { type, place } = cause;
  const line = cause.message.split(/\r?\n/, 1)[0]?.trim() ?? '';
  const message = line.startsWith(`${type}:`) ? line.slice(type.length + 1).trim() : line;
  const what = place === undefined ? type : `${type} at ${shortPlace(place)}`;
  return message === '' || message === type ? `: ${what}` : `: ${what}: ${message}`;
}

/** Added when following ended before the end of an event was observed. */
function unlessRetried({ isFinal }: Lifecycle): string {
  return isFinal ? '' : '; whether it was retried is unknown';
}

/** Only a retry would show that an event failed. */
function mayBeRetried({ awaiting }: Lifecycle): string {
  if (awaiting?.what !== 'retry') return '';
  return awaiting.untilMs === undefined ? '' : `; a retry would start at about ${clockTime(awaiting.untilMs)}`;
}

/** The timeout that a run hit, from Lambda's message: measured durations include more than the handler. */
export function timeoutOf(lifecycle: Lifecycle): string {
  const seconds = /timed out after ([\d.]+) seconds/.exec(lifecycle.cause?.message ?? '')?.[1];
  return seconds === undefined ? total(lifecycle) : formatDuration(Number.parseFloat(seconds) * 1000);
}

/** What is unknown when the response of a mode is lost. */
function questionOf(mode: InvocationMode): string {
  switch (mode) {
    case 'DryRun':
      return 'the call would be allowed';
    case 'Event':
      return 'Lambda accepted the event';
    case 'RequestResponse':
    case 'ResponseStream':
      return 'the function ran';
  }
}

function describeUnknown({ answer, mode }: Invocation, lifecycle: Lifecycle): string {
  switch (answer.kind) {
    case 'lost': {
      const after = formatDuration(answer.atMs - lifecycle.startMs);
      const { statusCode } = answer.failure;
      // The response is not from Lambda, but from a gateway, a proxy or a portal.
      const happened =
        statusCode === undefined
          ? `Connection lost after ${after}`
          : `No answer from Lambda after ${after} (status ${statusCode} from a proxy or gateway)`;
      return `${happened}; whether ${questionOf(mode)} is unknown`;
    }
    case 'abandoned':
      return mode === 'DryRun'
        ? 'Stopped waiting; whether the call would be allowed is unknown'
        : 'Stopped waiting. The function may still be running; its outcome is unknown';
    default:
      return 'Accepted; the outcome of the event is unknown';
  }
}
