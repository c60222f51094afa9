import { checkAnswer } from './checkAnswer';
import type { EncodedPart } from './encodedParts';
import { type EventTypeId, eventTypes } from './eventTypes';
import { makeSample, sampleEvents } from './samples';

/** What is known of the services' events: large, and needed by few clicks, so a bundle of its own. */
export const eventsSide = { checkAnswer, sampleEvents, makeSample, encodedPartsOf };

function encodedPartsOf(type: EventTypeId): readonly EncodedPart[] {
  return eventTypes[type].encodedParts;
}

/** What a caller gets of it. */
export type EventsSide = typeof eventsSide;
