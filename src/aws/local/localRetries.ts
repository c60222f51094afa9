import type { EventRetries } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';

/** How soon the local service tries again, in its own words: no API of AWS has them. See docs/local-service.md. */
export class LocalRetries implements EventRetries {
  constructor(
    /** The service's URL; `undefined` before it was started. */
    private readonly address: () => string | undefined,
    /** Those in force. */
    public delaysMs: readonly [number, number],
  ) {}

  retryNow(requestId: string, signal: AbortSignal): Promise<Result<undefined>> {
    return this.call('POST', `/dwell/events/${encodeURIComponent(requestId)}/retry`, { signal });
  }

  async setDelays(delaysMs: readonly [number, number], signal: AbortSignal): Promise<Result<undefined>> {
    const result = await this.call('PUT', '/dwell/retry-delays', { body: JSON.stringify({ delaysMs }), signal });
    if (result.ok) this.delaysMs = delaysMs;
    return result;
  }

  private async call(method: string, path: string, init: RequestInit): Promise<Result<undefined>> {
    const address = this.address();
    if (address === undefined) return failed('NotRunning', 'The local service is not running.');
    try {
      const response = await fetch(new URL(path, address), { ...init, method });
      if (response.ok) return { ok: true, value: undefined };
      return failed('NotWaiting', 'No attempt of this event is waiting in the local service.');
    } catch {
      return failed('NotRunning', 'The local service does not answer.');
    }
  }
}

/** AWS: "one-minute wait between the first two attempts, and two minutes between the second and third". */
export const awsRetries = {
  delaysMs: [60_000, 120_000] as const,
  retryNow: () => Promise.resolve(cannotBeTold),
  setDelays: () => Promise.resolve(cannotBeTold),
};

const cannotBeTold = failed('NotLocal', 'Only the local service can retry earlier.');

function failed(name: string, message: string): Result<never> {
  return { ok: false, failure: { reason: 'local', name, statusCode: undefined, message } };
}
