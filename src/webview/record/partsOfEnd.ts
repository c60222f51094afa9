import { plural } from '../../model/base/plural';
import type { RecordStep } from '../../model/polling/recordLifecycle';
import { arnName } from '../lifecycle/arnName';
import { quiet } from '../lifecycle/stepLine';
import { outcomeLook } from '../outcomeLook';
import { failedLook, type RecordLineContext, type RecordLineParts } from './recordLineParts';
import { givenUpWords } from './recordWords';

/** What the end of a record looks like. */
export function partsOfEnd(
  step: Extract<RecordStep, { kind: 'done' | 'deadLettered' | 'givenUp' | 'delivered' | 'expired' }>,
  { noun }: RecordLineContext,
): RecordLineParts {
  switch (step.kind) {
    case 'done':
      return {
        look: outcomeLook('succeeded'),
        name: 'Done',
        text: step.isDeleted ? `the ${noun} was deleted` : 'the checkpoint is past it',
      };
    case 'deadLettered':
      return {
        look: failedLook('archive'),
        name: 'Dead-letter queue',
        text: `${arnName(step.target)}, after ${plural(step.receiveCount, 'receive')}`,
      };
    case 'givenUp':
      return {
        look: failedLook(step.destination === undefined ? 'trash' : 'circle-slash'),
        name: step.destination === undefined ? 'Dropped' : 'Discarded',
        text: `${givenUpWords[step.reason]}${step.destination === undefined ? '; no on-failure destination' : ''}`,
      };
    case 'delivered':
      return step.problem === undefined
        ? { look: quiet('export'), name: 'On-failure destination', text: arnName(step.target) }
        : {
            look: failedLook('error'),
            name: 'On-failure destination',
            text: `${arnName(step.target)}: ${step.problem}`,
          };
    case 'expired':
      return { look: failedLook('history'), name: 'Expired', text: 'the retention period of the source ended' };
  }
}
