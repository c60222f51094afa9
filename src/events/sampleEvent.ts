import type { EventTypeId } from './eventTypes';
import type { JsonValue } from './json';
import type { SampleFacts } from './sampleFacts';
import type { InvocationModel, ServiceId } from './services';

/** An event that a service could send. */
export interface SampleEvent {
  /** Stable, in kebab case: `sqs-fifo`. */
  readonly id: string;
  readonly service: ServiceId;
  /** What makes it differ from the service's other samples: `FIFO queue`. */
  readonly title: string;
  /** How the service invokes with this event. */
  readonly model: InvocationModel;
  readonly eventType: EventTypeId;
  /**
   * The event with its encoded parts in clear (see `encodedParts.ts`), so that it is ready for editing.
   */
  make(facts: SampleFacts): JsonValue;
}
