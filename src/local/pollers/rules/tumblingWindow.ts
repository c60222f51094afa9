import type { JsonObject, JsonValue } from '../../../events/json';

/** A tumbling window of a shard, and what the function has gathered in it. Times are epoch milliseconds. */
export interface TumblingWindow {
  readonly startMs: number;
  readonly endMs: number;
  readonly state: JsonValue;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html */
const maxStateBytes = 1024 * 1024;

/** The window that a record belongs to by its arrival; windows begin at multiples of their length. */
export function windowOf(arrivedMs: number, lengthMs: number): TumblingWindow {
  const startMs = Math.floor(arrivedMs / lengthMs) * lengthMs;
  return { startMs, endMs: startMs + lengthMs, state: {} };
}

/** What the event has beside `Records`. */
export function windowFields(
  window: TumblingWindow,
  place: { readonly shardId: string; readonly sourceArn: string },
  end: 'open' | 'final' | 'early',
): JsonObject {
  return {
    window: { start: iso(window.startMs), end: iso(window.endMs) },
    state: window.state,
    shardId: place.shardId,
    eventSourceARN: place.sourceArn,
    isFinalInvokeForWindow: end !== 'open',
    isWindowTerminatedEarly: end === 'early',
  };
}

/** The state that a response holds; `undefined` when it holds none, which fails the batch. */
export function readState(body: string): JsonValue | undefined {
  try {
    const response: JsonValue = JSON.parse(body);
    if (typeof response !== 'object' || response === null || !('state' in response)) return undefined;
    const { state } = response;
    return state ?? undefined;
  } catch {
    return undefined;
  }
}

export function isStateTooLarge(state: JsonValue): boolean {
  return Buffer.byteLength(JSON.stringify(state)) > maxStateBytes;
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
