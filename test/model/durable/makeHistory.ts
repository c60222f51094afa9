/** An event as the wire and saved files have it, without its number. */
export interface RawEvent {
  readonly EventType: string;
  readonly [field: string]: unknown;
}

/** 2026-11-28T09:00:00Z, when every made execution starts. */
const startMs = Date.UTC(2026, 10, 28, 9);

/** A time in a history, `ms` after the start. */
export function at(ms: number): string {
  return new Date(startMs + ms).toISOString();
}

/** Numbers events from 1 and frames them as an execution: `{}` as its input, and its end where `end` is given. */
export function makeHistory(events: readonly RawEvent[], end?: RawEvent): readonly RawEvent[] {
  const started = {
    EventType: 'ExecutionStarted',
    Id: 'execution',
    EventTimestamp: at(0),
    ExecutionStartedDetails: { Input: { Payload: '{}' }, ExecutionTimeout: 3600 },
  };
  return [started, ...events, ...(end ? [{ Id: 'execution', ...end }] : [])].map((event, index) => ({
    EventId: index + 1,
    ...event,
  }));
}

/** The end of an execution that went well. */
export function succeeded(ms: number, result: string): RawEvent {
  return event('ExecutionSucceeded', ms, {}, { Result: { Payload: result } });
}

/** Any event with its details; `fields` are Id, ParentId, Name and SubType. */
export function event(type: string, ms: number, fields: object, details: object = {}): RawEvent {
  return { EventType: type, EventTimestamp: at(ms), ...fields, [`${type}Details`]: details };
}

/** The end of an invocation that began at `fromMs`. */
export function invoked(fromMs: number, toMs: number, requestId: string, error?: object): RawEvent {
  return event(
    'InvocationCompleted',
    toMs,
    {},
    {
      StartTimestamp: at(fromMs),
      EndTimestamp: at(toMs),
      RequestId: requestId,
      Error: error ? { Payload: error } : {},
    },
  );
}

/** An error as histories have it. */
export function errorOf(type: string, message: string): object {
  return { ErrorType: type, ErrorMessage: message };
}
