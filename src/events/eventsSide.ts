import { checkAnswer } from './checkAnswer';
import { makeSample, sampleEvents } from './samples';

/** What is known of the services' events: large, and needed by few clicks, so a bundle of its own. */
export const eventsSide = { checkAnswer, sampleEvents, makeSample };

/** What a caller gets of it. */
export type EventsSide = typeof eventsSide;
