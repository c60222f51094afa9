import type { EventTypeId } from '../model/services/services';
import { checkAnswer } from './checkAnswer';
import type { EncodedPart } from './encodedParts';
import { eventTypes } from './eventTypes';
import { makeSample, sampleEvents } from './samples';
import { sampleOfType } from './typedSamples';

/** The knowledge about the services' events: large and rarely needed, so it is a separate bundle. */
export const eventsSide = { checkAnswer, sampleEvents, makeSample, sampleOfType, encodedPartsOf };

function encodedPartsOf(type: EventTypeId): readonly EncodedPart[] {
  return eventTypes[type].encodedParts;
}

/** What the bundle exports. */
export type EventsSide = typeof eventsSide;
