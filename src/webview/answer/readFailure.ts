import { parseObject } from '../../model/base/parseObject';
import { causeOf } from '../../model/invocation/causeOf';
import { readStackLine } from '../../model/invocation/stackFrames';
import type { FailureCause } from '../../model/lifecycle/lifecycle';
import type { StackFrame } from '../../trace/parse/trace';

/** The content of a function's error payload. */
export interface ReturnedFailure extends FailureCause {
  readonly frames: readonly StackFrame[];
}

/**
 * Reads the error that Lambda returns as payload: `errorType`, `errorMessage`, and `trace` (Node.js) or `stackTrace` (Python and
 * others) in the runtime's own format.
 */
export function readFailure(payload: string): ReturnedFailure | undefined {
  const error = parseObject(payload);
  const cause = causeOf(error);
  if (cause === undefined) return undefined;
  const lines = [error?.trace, error?.stackTrace].find(Array.isArray) ?? [];
  return {
    ...cause,
    frames: lines.flatMap((line: unknown) => (typeof line === 'string' ? (readStackLine(line) ?? []) : [])),
  };
}
