import * as v from 'valibot';
import type { AddressDirectory } from '../../model/connection/localAddress';

const answer = v.object({
  addresses: v.array(
    v.object({
      service: v.picklist(['function-url', 'api-gateway', 'alb']),
      resource: v.string(),
      method: v.string(),
      url: v.string(),
      notes: v.array(v.string()),
    }),
  ),
});

/** Reads where functions answer HTTP requests from the local service. See docs/local-http.md. */
export function localAddresses(address: () => string | undefined): AddressDirectory {
  return {
    async list(functionName, signal) {
      const endpoint = address();
      // The tree lists functions of a running service; one that has just ended has no addresses.
      if (endpoint === undefined) return { ok: true, value: [] };
      try {
        const url = new URL('/dwell/addresses', endpoint);
        url.searchParams.set('FunctionName', functionName);
        const response = await fetch(url, { signal });
        return { ok: true, value: v.parse(answer, await response.json()).addresses };
      } catch {
        const message = 'The local service does not answer.';
        return { ok: false, failure: { reason: 'local', name: 'NotRunning', statusCode: undefined, message } };
      }
    },
  };
}

export const noAddresses: AddressDirectory = { list: () => Promise.resolve({ ok: true, value: [] }) };
