import type { InvocationModel } from '../model/services/serviceRow';
import type { EventTypeId, ServiceId } from '../model/services/services';
import type { JsonValue } from './json';
import type { SampleFacts } from './sampleFacts';

/** An event that a service could send. */
export interface SampleEvent<Id extends ServiceId = ServiceId> {
  /** Stable, in kebab case: `sqs-fifo`. */
  readonly id: string;
  readonly service: Id;
  /** What distinguishes it from the service's other samples: `FIFO queue`. */
  readonly title: string;
  /** What libraries call its type, in lower case and without words such as `Event` and `Handler`: `sqs` of `SQSEvent`. EventBridge is `bus`. */
  readonly typeNames?: readonly string[];
  /** How the service invokes with this event. */
  readonly model: InvocationModel;
  readonly eventType: EventTypeId;
  /** Builds the event with its encoded parts decoded (see `encodedParts.ts`), ready for editing. */
  make(facts: SampleFacts): JsonValue;
}
