import { plural } from '../../model/base/plural';
import type { RecordStep } from '../../model/polling/recordLifecycle';
import { quiet } from '../lifecycle/stepLine';
import { type RecordLineContext, type RecordLineParts, warningLook } from './recordLineParts';

/** What was read of the source as a whole: counts and the mapping's state. */
export function partsOfReading(
  step: Extract<RecordStep, { kind: 'counts' | 'mapping' | 'gone' }>,
  { sourceName }: RecordLineContext,
): RecordLineParts {
  switch (step.kind) {
    case 'counts': {
      const { waiting, inFlight, delayed, deadLetters } = step;
      const dead = deadLetters === undefined ? [] : [`${deadLetters} in the dead-letter queue`];
      const counts = [`${waiting} waiting`, `${inFlight} in flight`, `${delayed} delayed`, ...dead];
      return { look: quiet('pulse'), name: `All of ${sourceName}`, text: `about ${counts.join(', ')}` };
    }
    case 'mapping': {
      const { state, lastResult } = step;
      const isProblem = lastResult?.startsWith('PROBLEM') === true || state !== 'Enabled';
      const text = lastResult === undefined ? state : `${state}, last result: ${lastResult}`;
      return { look: isProblem ? warningLook : quiet('sync'), name: 'Mapping', text };
    }
    case 'gone': {
      const { deadLetters } = step;
      const dead =
        deadLetters === undefined || deadLetters === 0
          ? 'received and deleted'
          : `deleted, or moved: the dead-letter queue has ${plural(deadLetters, 'message')} more`;
      return { look: quiet('check-all'), name: 'Queue empty', text: dead };
    }
  }
}
