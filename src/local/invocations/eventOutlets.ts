import { randomUUID } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DestinationSender } from '../destinations/destinationSender';
import { functionArn, type Place } from '../functions/functionReference';
import { preciseNow } from '../preciseNow';
import type { TraceDecision } from '../tracing/invocationTrace';
import { deadLetterAttributes, type EndedEvent, eventKey, eventRecord } from './eventRecord';
import type { EventEnd, QueuedEvent } from './queuedEvent';

/** What of an event goes out. */
export interface OutletEvent extends Pick<QueuedEvent, 'functionName' | 'qualifier' | 'requestId' | 'payload'> {
  readonly trace: { readonly decision: TraceDecision };
}

/** Where events go that have ended: destinations, and the dead-letter queue of the function. */
export class EventOutlets {
  constructor(
    private readonly destinations: DestinationSender,
    private readonly place: Place,
    private readonly log: (line: string) => void,
  ) {}

  async send(event: OutletEvent, declared: DeclaredFunction, end: EventEnd): Promise<void> {
    const { requestId, trace } = event;
    const payload = event.payload.toString('utf8');
    const atMs = preciseNow();
    const arn = functionArn(this.place, declared.name);
    const ended: EndedEvent = { requestId, functionArn: arn, qualifier: event.qualifier, payload, end, atMs };
    const { onSuccess, onFailure } = declared.eventInvokeConfig ?? {};
    const destination = end.condition === 'Success' ? onSuccess : onFailure;
    const { traceId } = trace.decision;
    if (destination !== undefined) {
      const key = eventKey(declared.name, atMs, randomUUID());
      const delivery = { record: eventRecord(ended), payload, key, traceId, isSuccess: end.condition === 'Success' };
      this.note(event, destination, await this.destinations.send(destination, delivery));
    }
    const { deadLetterArn } = declared;
    if (deadLetterArn === undefined || end.condition === 'Success') return;
    const message = { body: payload, attributes: deadLetterAttributes(ended), traceId };
    this.note(event, deadLetterArn, await this.destinations.sendMessage(deadLetterArn, message));
  }

  private note({ requestId, functionName }: OutletEvent, target: string, problem: string | undefined): void {
    const what = `Event ${requestId} of ${functionName}`;
    this.log(problem === undefined ? `${what}: sent to ${target}` : `${what}: not sent to ${target}. ${problem}`);
  }
}
