import { clockTime } from '../../model/base/clockTime';
import type { RecordStep } from '../../model/polling/recordLifecycle';
import { quiet } from '../lifecycle/stepLine';
import { outcomeLook } from '../outcomeLook';
import { countdown } from '../parts/countdown';
import type { RecordLineContext, RecordLineParts } from './recordLineParts';
import { closingWords } from './recordWords';

/** What a step before the function is called looks like. */
export function partsBefore(
  step: Extract<RecordStep, { kind: 'sent' | 'waiting' | 'polled' | 'filtered' | 'batched' }>,
  { nowMs, noun, sourceName, recordId }: RecordLineContext,
): RecordLineParts {
  switch (step.kind) {
    case 'sent': {
      const { startMs, endMs } = step;
      return { look: quiet('send'), name: 'Sent', text: `to ${sourceName}`, durationMs: (endMs ?? nowMs) - startMs };
    }
    case 'waiting':
      return waiting(step, nowMs, sourceName);
    case 'polled': {
      const { receiveCount } = step;
      const text = receiveCount === undefined ? undefined : `receive ${receiveCount}, in flight`;
      return { look: quiet('cloud-download'), name: 'Polled', text };
    }
    case 'filtered': {
      const { filters, isDeleted } = step;
      const which = filters === 1 ? 'the filter does not match' : `none of ${filters} filters matches`;
      const then = isDeleted ? `the ${noun} was deleted` : `the mapping continues after the ${noun}`;
      return {
        look: { icon: 'filter', tone: 'warning', isSpinning: false },
        name: 'Filtered out',
        text: `${which}; ${then}`,
      };
    }
    case 'batched': {
      const { startMs, endMs, position, records, closedBy, filter } = step;
      const place = records.length === 1 ? 'alone' : `${position} of ${records.length}`;
      const matched = filter === undefined ? [] : [`filter ${filter} matched`];
      return {
        look: quiet('layers'),
        name: 'Batch',
        text: [place, closingWords[closedBy], ...matched].join(', '),
        durationMs: endMs - startMs,
        neighbors: records.filter((id) => id !== recordId),
      };
    }
  }
}

function waiting(
  { startMs, endMs, isDelayed, untilMs, knownFrom }: Extract<RecordStep, { kind: 'waiting' }>,
  nowMs: number,
  sourceName: string,
): RecordLineParts {
  const isOpen = endMs === undefined;
  const unpolled = knownFrom === 'counts' ? ', or polled already' : ', not polled yet';
  return {
    look: isOpen ? outcomeLook('pending') : quiet('clockface'),
    name: isDelayed ? 'Delayed' : 'Waiting',
    text: isDelayed ? delayText(untilMs, isOpen, nowMs) : `in ${sourceName}${isOpen ? unpolled : ''}`,
    durationMs: (endMs ?? nowMs) - startMs,
  };
}

function delayText(untilMs: number | undefined, isOpen: boolean, nowMs: number): string | undefined {
  return untilMs === undefined || !isOpen
    ? undefined
    : `visible at ${clockTime(untilMs)}, ${countdown(untilMs - nowMs)}`;
}
