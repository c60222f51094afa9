import { describeBinary } from '../../model/invocation/binaryResponse';
import { describeOutcome } from '../../model/invocation/describeOutcome';
import { type Invocation, isSynchronous } from '../../model/invocation/invocation';
import { placeOf } from '../../model/invocation/stackFrames';
import type { FailureCause, Lifecycle } from '../../model/lifecycle/lifecycle';
import { runAnatomies } from '../../trace/measure/runAnatomies';
import type { StackFrame, Trace, TraceNode } from '../../trace/parse/trace';
import { failedAttempt } from '../header/failedAttempt';
import { readFailure } from './readFailure';

/** What to tell of an invocation in one line, under its title. */
export type Result =
  | { readonly kind: 'returned'; readonly text: string; readonly bytes: number }
  /** `frame`: where it was thrown, the innermost in the function's own code. */
  | {
      readonly kind: 'failed';
      readonly type: string | undefined;
      readonly message: string;
      readonly frame: StackFrame | undefined;
    }
  | { readonly kind: 'note'; readonly text: string };

/** The maximum length of the line. */
const maxCharacters = 500;

/** `undefined` when there is nothing beyond the title: still waiting, an event that went well. */
export function resultOf(invocation: Invocation, lifecycle: Lifecycle, trace: Trace | undefined): Result | undefined {
  const { outcome, endMs, startMs } = lifecycle;
  switch (outcome) {
    case 'pending': {
      const failed = failedAttempt(lifecycle);
      return failed === undefined ? undefined : failedWith(failed.cause, frameOf(invocation, trace));
    }
    case 'succeeded':
      return returned(invocation);
    case 'functionError':
    case 'expired':
    case 'throttled':
      return failedWith(lifecycle.cause, frameOf(invocation, trace));
    case 'timedOut':
      return { kind: 'note', text: openCall(invocation, lifecycle) ?? 'The function did not return in time' };
    case 'finished':
      return { kind: 'note', text: "Lambda's log does not say how it ended" };
    case 'refused':
      return lifecycle.cause === undefined ? undefined : { kind: 'note', text: lifecycle.cause.message };
    case 'permitted':
      return { kind: 'note', text: 'The call would be allowed; nothing ran' };
    case 'unknown':
      return { kind: 'note', text: describeOutcome(invocation, lifecycle, endMs ?? startMs) };
  }
}

function returned({ answer, mode }: Invocation): Result | undefined {
  if (answer.kind !== 'answered' || !isSynchronous(mode)) return undefined;
  if (answer.binary !== undefined) {
    return { kind: 'returned', text: describeBinary(answer.binary, answer.payloadBytes), bytes: answer.payloadBytes };
  }
  if (answer.payload === '') return undefined;
  return { kind: 'returned', text: answer.payload.slice(0, maxCharacters), bytes: answer.payloadBytes };
}

/** Its type and the first line of its message; a message that begins with its type is not given it twice. */
function failedWith(cause: FailureCause | undefined, frame: StackFrame | undefined): Result | undefined {
  if (cause === undefined) return undefined;
  const { type } = cause;
  // Lambda puts the request's id before some messages: it says nothing here, and takes half of the line.
  const line = (cause.message.split(/\r?\n/, 1)[0] ?? '').replace(/^RequestId: \S+ (?:Error: )?/, '').trim();
  const message = line.startsWith(`${type}:`) ? line.slice(type.length + 1).trim() : line;
  return { kind: 'failed', type, message: message === type ? '' : message, frame };
}

function openCall(invocation: Invocation, lifecycle: Lifecycle): string | undefined {
  const open = runAnatomies(invocation, lifecycle).at(-1)?.openAtTimeout;
  return open === undefined ? undefined : `${open.name} was still open`;
}

function frameOf({ answer, mode }: Invocation, trace: Trace | undefined): StackFrame | undefined {
  const isReturned = answer.kind === 'answered' && isSynchronous(mode);
  const returnedFrames = isReturned ? (readFailure(answer.payload)?.frames ?? []) : [];
  return ownFrame(returnedFrames) ?? ownFrame(lastFrames(trace));
}

function ownFrame(frames: readonly StackFrame[]): StackFrame | undefined {
  const place = placeOf(frames.filter(({ path }) => path.includes('/') || path.includes('\\')));
  return frames.find(({ path, line }) => path === place?.path && line === place.line);
}

/** The frames of the last attempt's failure. */
function lastFrames(trace: Trace | undefined): readonly StackFrame[] {
  const left: TraceNode[] = [...(trace?.roots ?? [])];
  let last: TraceNode | undefined;
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (const child of node.children) left.push(child);
    const hasFrames = node.exceptions.some(({ frames }) => frames.length > 0);
    if (hasFrames && (last === undefined || node.startMs > last.startMs)) last = node;
  }
  return last?.exceptions.find(({ frames }) => frames.length > 0)?.frames ?? [];
}
