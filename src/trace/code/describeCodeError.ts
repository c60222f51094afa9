import { clockTime } from '../../model/base/clockTime';
import { shortPlace } from '../../model/invocation/stackFrames';
import type { CodeError } from './codeError';

/**
 * Text shown at one frame of an error: what happened and when. `depth` 0 is the frame that threw; the others are its
 * callers. Clock times are written in the reader's time zone.
 */
export function describeCodeError(error: CodeError, depth: number): string {
  const [origin] = error.frames;
  const what = describeThrown(error);
  const first = depth === 0 || origin === undefined ? what : `Calls ${shortPlace(origin)}: ${firstLine(what)}`;
  return `${first}\n${describeRun(error)}`;
}

/** Does not repeat the type if the message begins with it. */
function describeThrown({ type, message }: CodeError): string {
  const text = message.trim();
  if (text === '' || text === type) return type;
  return text.startsWith(`${type}:`) ? text : `${type}: ${text}`;
}

/** `checkout, attempts 1, 2, and 3, last at 11:42:07`. */
function describeRun({ functionName, attempts, atMs, isHandled }: CodeError): string {
  const handled = isHandled ? ', handled' : '';
  const [only] = attempts;
  if (attempts.length <= 1) return `${functionName}, attempt ${only ?? 1} at ${clockTime(atMs)}${handled}`;
  return `${functionName}, attempts ${enumerate(attempts)}, last at ${clockTime(atMs)}${handled}`;
}

function enumerate(numbers: readonly number[]): string {
  const last = numbers.at(-1) ?? 0;
  const others = numbers.slice(0, -1).join(', ');
  return numbers.length === 2 ? `${others} and ${last}` : `${others}, and ${last}`;
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
