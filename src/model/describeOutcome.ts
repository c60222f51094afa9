import { assertNever } from './assertNever';
import { describeWaiting } from './describeWaiting';
import { formatDuration } from './duration';
import type { Invocation } from './invocation';
import type { FailureCause, Lifecycle } from './lifecycle';
import { ordinal } from './ordinal';

/**
 * The header's sentence: what became of an invocation, or what it waits for. Without a full stop, one line.
 * `nowMs` is epoch milliseconds; clock times are written in the reader's time zone.
 */
export function describeOutcome(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): string {
  const { outcome } = lifecycle;
  switch (outcome) {
    case 'pending':
      return describeWaiting(lifecycle, nowMs);
    case 'succeeded':
      return `Succeeded${onWhichAttempt(lifecycle)} in ${total(lifecycle)}`;
    case 'functionError':
      return `Failed${afterAttempts(lifecycle)}${took(lifecycle)}${because(lifecycle.cause)}${unlessRetried(lifecycle)}`;
    case 'timedOut':
      return `Timed out${afterAttempts(lifecycle)} after ${timeoutOf(lifecycle)}${unlessRetried(lifecycle)}`;
    case 'throttled':
      return `Throttled${because(lifecycle.cause)}`;
    case 'expired':
      return `Expired in the queue after ${total(lifecycle)}${afterAttempts(lifecycle)}${because(lifecycle.cause)}`;
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

/** Without an end: `not known`. */
export function describeTotal(lifecycle: Lifecycle): string {
  return lifecycle.endMs === undefined ? 'not known' : formatDuration(lifecycle.endMs - lifecycle.startMs);
}

const total = describeTotal;

function onWhichAttempt({ mode, attempts }: Lifecycle): string {
  return mode === 'Event' && attempts > 1 ? ` on the ${ordinal(attempts)} attempt` : '';
}

function afterAttempts({ mode, attempts }: Lifecycle): string {
  if (mode !== 'Event' || attempts === 0) return '';
  return ` after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
}

function took(lifecycle: Lifecycle): string {
  return lifecycle.endMs === undefined ? '' : ` in ${total(lifecycle)}`;
}

/** Type and first line of the message; a message that begins with its type is not given it twice. */
function because(cause: FailureCause | undefined): string {
  if (cause === undefined) return '';
  const message = cause.message.split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (message === '') return `: ${cause.type}`;
  return message.startsWith(cause.type) ? `: ${message}` : `: ${cause.type}: ${message}`;
}

/** Said when following ended before the end of an event was seen. */
function unlessRetried({ isFinal }: Lifecycle): string {
  return isFinal ? '' : '; whether it was tried again is not known';
}

/** Lambda's own words name the limit that was hit; durations around it contain more than the handler. */
function timeoutOf(lifecycle: Lifecycle): string {
  const seconds = /timed out after ([\d.]+) seconds/.exec(lifecycle.cause?.message ?? '')?.[1];
  return seconds === undefined ? total(lifecycle) : formatDuration(Number.parseFloat(seconds) * 1000);
}

function describeUnknown({ answer, mode }: Invocation, lifecycle: Lifecycle): string {
  const isChecked = mode === 'DryRun';
  switch (answer.kind) {
    case 'lost': {
      const after = formatDuration(answer.atMs - lifecycle.startMs);
      if (isChecked) return `Connection lost after ${after}: it is not known whether the call would be allowed`;
      const what = mode === 'Event' ? 'Lambda took the event' : 'the function ran';
      return `Connection lost after ${after}: it is not known whether ${what}`;
    }
    case 'abandoned':
      return isChecked
        ? 'Stopped waiting: it is not known whether the call would be allowed'
        : 'Stopped waiting: the function may run on, and what became of it is not known';
    default:
      return 'Accepted; what became of the event is not known';
  }
}
