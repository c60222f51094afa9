import type { AwsFailure } from '../../model/connection/awsFailure';
import type { DebugControl } from '../../model/connection/connection';

/** Says to the local service at `address` what a debugger does; `key` is the one that the service was started with. */
export function localDebugging(address: () => string | undefined, key: string): DebugControl {
  return {
    control: async (sessionId, action) => {
      const endpoint = address();
      if (endpoint === undefined) return { ok: false, failure: ended('The local service does not run.') };
      try {
        const url = `${endpoint}/dwell/debug/${encodeURIComponent(sessionId)}/${action}`;
        const response = await fetch(url, { method: 'POST', headers: { 'Dwell-Debug': key } });
        await response.arrayBuffer();
        if (response.ok) return { ok: true, value: undefined };
        return { ok: false, failure: ended('The debugged function has ended.') };
      } catch (error) {
        return { ok: false, failure: ended(error instanceof Error ? error.message : String(error)) };
      }
    },
  };
}

/** Of connections to functions that run elsewhere. */
export const noDebugging: DebugControl = {
  control: () => Promise.resolve({ ok: false, failure: ended('Only functions on this machine can be debugged.') }),
};

function ended(message: string): AwsFailure {
  return { reason: 'local', name: 'NoDebugSession', statusCode: undefined, message };
}
