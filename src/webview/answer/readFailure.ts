import { causeOf } from '../../model/causeOf';
import type { FailureCause } from '../../model/lifecycle';
import { parseObject } from '../../model/parseObject';
import type { StackFrame } from '../../trace/trace';

/** What a function's error payload tells. */
export interface ReturnedFailure extends FailureCause {
  readonly frames: readonly StackFrame[];
}

/**
 * The error that Lambda returns as payload: `errorType`, `errorMessage`, and `trace` (Node.js) or `stackTrace` (Python and
 * others) in the runtime's own words.
 */
export function readFailure(payload: string): ReturnedFailure | undefined {
  const error = parseObject(payload);
  const cause = causeOf(error);
  if (cause === undefined) return undefined;
  const lines = [error?.trace, error?.stackTrace].find(Array.isArray) ?? [];
  return {
    ...cause,
    frames: lines.flatMap((line: unknown) => (typeof line === 'string' ? readFrame(line) : [])),
  };
}

/** One line of a stack, of Node.js or Python; other lines repeat the message. */
function readFrame(line: string): StackFrame[] {
  const named = /^\s*at (.+?) \((.+?):(\d+)(?::\d+)?\)/.exec(line);
  if (named !== null) return [frame(named[2], named[3], named[1])];
  const bare = /^\s*at (?:async )?(\S+?):(\d+)(?::\d+)?\s*$/.exec(line);
  if (bare !== null) return [frame(bare[1], bare[2], '<anonymous>')];
  const python = /^\s*File "([^"]+)", line (\d+)(?:, in (\S+))?/.exec(line);
  return python === null ? [] : [frame(python[1], python[2], python[3])];
}

function frame(path: string | undefined, line: string | undefined, label: string | undefined): StackFrame {
  return { path: (path ?? '').replace(/^file:\/\//, ''), line: Number(line ?? 0), label: label ?? '' };
}
