import { parseObject } from '../base/parseObject';
import type { FailureCause } from '../lifecycle/lifecycle';
import { placeOf, readStackLine } from './stackFrames';

/** `errorType` and `errorMessage`, as Lambda names them in error payloads and log lines alike. */
export function causeOf(value: Record<string, unknown> | undefined): FailureCause | undefined {
  const { errorType, errorMessage } = value ?? {};
  if (typeof errorType !== 'string' && typeof errorMessage !== 'string') return undefined;
  return {
    type: typeof errorType === 'string' ? errorType : 'Error',
    message: withoutRequestId(typeof errorMessage === 'string' ? errorMessage : ''),
    place: placeOf(linesOf(value).flatMap((line) => readStackLine(line) ?? [])),
  };
}

/** Node.js returns its stack as `trace` and logs it as `stack`; Python and others say `stackTrace`. */
function linesOf(value: Record<string, unknown> | undefined): readonly string[] {
  const stack = [value?.trace, value?.stack, value?.stackTrace].find(Array.isArray) ?? [];
  return stack.flatMap((line: unknown) => (typeof line === 'string' ? [line] : []));
}

/** The cause in the payload of a failed invocation. */
export function causeOfPayload(payload: string): FailureCause | undefined {
  return causeOf(parseObject(payload));
}

/** Whether the function timed out: `Sandbox.Timedout`; older environments only have the text. */
export function isTimeout(cause: FailureCause | undefined): boolean {
  return cause !== undefined && (cause.type === 'Sandbox.Timedout' || /Task timed out after/.test(cause.message));
}

/**
 * Strips the `RequestId: <id> Error: ` or `<time> <id> ` that Lambda puts before its messages; the id is shown
 * elsewhere.
 */
function withoutRequestId(message: string): string {
  return message.replace(/^RequestId: \S+ (?:Error: )?/, '').replace(/^\d{4}-\d\d-\d\dT\S+ \S+ (?=Task timed out)/, '');
}
