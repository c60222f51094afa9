import type { Result } from '../../model/connection/result';
import type { DurableExecutions } from '../../model/durable/durableExecutions';

/** Skips a wait in the local service (docs/durable.md). `address`: its URL; `undefined` before it was started. */
export function localSkip(address: () => string | undefined): DurableExecutions['skipWait'] {
  return async (arn, operationId, signal) => {
    const base = address();
    if (base === undefined) return failed('NotRunning', 'The local service is not running.');
    const path = `/dwell/durable-executions/${encodeURIComponent(arn)}/operations/${encodeURIComponent(operationId)}/skip`;
    try {
      const response = await fetch(new URL(path, base), { method: 'POST', signal });
      if (response.ok) return { ok: true, value: undefined };
      return failed('NotWaiting', 'This wait has already ended.');
    } catch {
      return failed('NotRunning', 'The local service does not answer.');
    }
  };
}

/** AWS cannot shorten a wait. */
export const noSkip: DurableExecutions['skipWait'] = () =>
  Promise.resolve(failed('NotLocal', 'Only the local service can skip a wait.'));

function failed(name: string, message: string): Result<never> {
  return { ok: false, failure: { reason: 'local', name, statusCode: undefined, message } };
}
