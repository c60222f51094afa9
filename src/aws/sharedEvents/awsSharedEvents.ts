import {
  type DocumentRefusal,
  type EditedDocument,
  readTestEvents,
  renamed,
  unknownEvent,
  withoutTestEvent,
  withTestEvent,
} from '../../events/testEventsDocument';
import type { Result } from '../../model/connection/result';
import type { SharedEvent, SharedEvents } from '../../model/connection/sharedEvents';
import type { AwsGateway } from '../calls/awsGateway';
import { TestEventSchema } from './testEventSchema';

/** Shareable test events in the EventBridge schema registry, where the Lambda console and SAM find them. */
export class AwsSharedEvents implements SharedEvents {
  private lastChange: Promise<unknown> = Promise.resolve();

  constructor(private readonly gateway: AwsGateway) {}

  async list(functionName: string, signal: AbortSignal): Promise<Result<readonly string[]>> {
    const events = await this.read(functionName, signal);
    return events.ok ? { ok: true, value: events.value.map(({ name }) => name) } : events;
  }

  async get(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<SharedEvent>> {
    const events = await this.read(functionName, signal);
    if (!events.ok) return events;
    const event = events.value.find(({ name }) => name === eventName);
    return event === undefined ? failed(unknownEvent(eventName)) : { ok: true, value: event };
  }

  put(functionName: string, event: SharedEvent, signal: AbortSignal): Promise<Result<undefined>> {
    return this.inTurn(async () => {
      const schema = new TestEventSchema(this.gateway, functionName, signal);
      const before = await schema.read();
      if (!before.ok) return before;
      if (before.value === undefined) return this.putFirst(schema, event);
      return update(schema, before.value, withTestEvent(before.value, event));
    });
  }

  rename(functionName: string, from: string, to: string, signal: AbortSignal): Promise<Result<undefined>> {
    return this.inTurn(async () => {
      const schema = new TestEventSchema(this.gateway, functionName, signal);
      const before = await schema.read();
      if (!before.ok) return before;
      if (before.value === undefined) return failed(unknownEvent(from));
      return update(schema, before.value, renamed(before.value, from, to));
    });
  }

  remove(functionName: string, eventName: string, signal: AbortSignal): Promise<Result<undefined>> {
    return this.inTurn(async () => {
      const schema = new TestEventSchema(this.gateway, functionName, signal);
      const before = await schema.read();
      if (!before.ok) return before;
      if (before.value === undefined) return failed(unknownEvent(eventName));
      const after = withoutTestEvent(before.value, eventName);
      if (!after.ok) return failed(after);
      return after.content === undefined ? schema.remove() : schema.update(after.content);
    });
  }

  /** Starts with the schema that AWS discovers from the event; with a minimal one when that is refused or too large. */
  private async putFirst(schema: TestEventSchema, event: SharedEvent): Promise<Result<undefined>> {
    const plain = withTestEvent(undefined, event);
    if (!plain.ok) return failed(plain);
    const discovered = await schema.discover(event.payload);
    if (!discovered.ok) return discovered;
    const full = withTestEvent(discovered.value, event);
    return schema.create(full.ok ? full.content : plain.content);
  }

  private async read(functionName: string, signal: AbortSignal): Promise<Result<readonly SharedEvent[]>> {
    const content = await new TestEventSchema(this.gateway, functionName, signal).read();
    if (!content.ok) return content;
    if (content.value === undefined) return { ok: true, value: [] };
    const read = readTestEvents(content.value);
    return read.ok ? { ok: true, value: read.events } : failed(read);
  }

  /** Runs changes one after the other: each writes the whole document, and of two concurrent ones, one would be lost. */
  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.lastChange.then(change);
    this.lastChange = done.catch(() => undefined);
    return done;
  }
}

/** Sends nothing when nothing has changed: each version removes an older one. */
function update(schema: TestEventSchema, before: string, after: EditedDocument): Promise<Result<undefined>> {
  if (!after.ok) return Promise.resolve(failed(after));
  return after.content === before ? Promise.resolve({ ok: true, value: undefined }) : schema.update(after.content);
}

function failed({ reason, message }: DocumentRefusal): Extract<Result<never>, { ok: false }> {
  return { ok: false, failure: { reason, name: 'SharedEvent', statusCode: undefined, message } };
}
