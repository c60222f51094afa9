import type { EventTypeId } from '../model/services/services';
import { checkAnswer } from './checkAnswer';
import type { EncodedPart } from './encodedParts';
import { eventTypes } from './eventTypes';
import { makeSample, sampleEvents } from './samples';

/** What is known of the services' events: large, and needed by few clicks, so a bundle of its own. */
export const eventsSide = { checkAnswer, sampleEvents, makeSample, encodedPartsOf };

function encodedPartsOf(type: EventTypeId): readonly EncodedPart[] {
  return eventTypes[type].encodedParts;
}

/** What the bundle exports. */
export type EventsSide = typeof eventsSide;
