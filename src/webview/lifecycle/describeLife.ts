import { formatDuration } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import { stepLines } from './stepLines';
import type { Lifeline } from './useLifeline';

/** The picture in words, for those who do not see it: `Lifecycle: Sent. Accepted: HTTP 202, 15 ms. Attempt 1: …`. */
export function describeLife(invocation: Invocation, { lifecycle, nowMs }: Lifeline): string {
  const lines = stepLines(invocation, lifecycle, nowMs).map(({ name, text, durationMs, isExpected }) => {
    const duration = durationMs === undefined || isExpected ? undefined : formatDuration(durationMs);
    const about = [text, duration].filter((part) => part !== undefined).join(', ');
    return about === '' ? name : `${name}: ${about}`;
  });
  return `Lifecycle: ${lines.join('. ')}.`;
}
