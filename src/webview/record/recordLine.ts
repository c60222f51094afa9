import { formatDuration } from '../../model/base/duration';
import type { RecordId } from '../../model/polling/pollEvent';
import type { RecordKnownFrom, RecordStep } from '../../model/polling/recordLifecycle';
import type { StepLine } from '../lifecycle/stepLine';
import { partsBefore } from './partsBefore';
import { partsOfEnd } from './partsOfEnd';
import { partsOfReading } from './partsOfReading';
import { partsOfRun } from './partsOfRun';
import type { RecordLine, RecordLineContext, RecordLineParts } from './recordLineParts';
import { shortRecordId } from './recordWords';

/** Puts one step of a record into words. `index` makes its key unique. */
export function recordLine(step: RecordStep, index: number, context: RecordLineContext): RecordLine {
  const atMs = 'atMs' in step ? step.atMs : step.startMs;
  return {
    key: `${step.kind}-${index}`,
    offsetMs: atMs - context.startMs,
    source: sourceOf(step.knownFrom),
    text: undefined,
    durationMs: undefined,
    isExpected: false,
    run: undefined,
    neighbors: [],
    ...partsOf(step, context),
  };
}

function partsOf(step: RecordStep, context: RecordLineContext): RecordLineParts {
  switch (step.kind) {
    case 'sent':
    case 'waiting':
    case 'polled':
    case 'filtered':
    case 'batched':
      return partsBefore(step, context);
    case 'attempt':
    case 'throttled':
    case 'returned':
    case 'backOff':
    case 'bisected':
    case 'blocked':
      return partsOfRun(step, context);
    case 'counts':
    case 'mapping':
    case 'gone':
      return partsOfReading(step, context);
    default:
      return partsOfEnd(step, context);
  }
}

const sources: Readonly<Record<RecordKnownFrom, string | undefined>> = {
  answer: undefined,
  poller: 'from the poller',
  source: 'from the source',
  counts: 'from approximate counts',
  logs: 'from logs',
  mapping: 'from the mapping',
  configuration: 'expected by configuration',
};

function sourceOf(knownFrom: RecordKnownFrom): string | undefined {
  return sources[knownFrom];
}

/** The other records of a batch as one text: the first of them, and how many more. */
export function neighborsText(ids: readonly RecordId[]): string {
  const shown = ids.slice(0, 3).map(shortRecordId).join(', ');
  return ids.length > 3 ? `; with ${shown}, and ${ids.length - 3} more` : `; with ${shown}`;
}

/** Formats the time of a step: `+1.2 s`. */
export function offsetOf({ offsetMs }: StepLine): string {
  return `+${formatDuration(Math.max(0, offsetMs))}`;
}
