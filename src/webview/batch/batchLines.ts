import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { Batch, BatchTry } from '../../trace/normalize/batch';
import { quiet, type StepLine } from '../lifecycle/stepLine';
import { outcomeLook } from '../outcomeLook';

/** Describes a batch in steps: produced, delivered, redelivered. Offsets count from the first delivery. */
export function batchLines({ producers, areProducersCut, tries }: Batch): readonly StepLine[] {
  const startMs = tries[0]?.startMs ?? 0;
  const fromTrace = { isExpected: false, source: 'from the trace' };
  const waits = producers.flatMap(({ waitedMs }) => (waitedMs === undefined ? [] : [waitedMs]));
  const longestMs = waits.length === 0 ? undefined : Math.max(...waits);
  const produced: StepLine = {
    ...fromTrace,
    key: 'produced',
    look: quiet('inbox'),
    name: 'Produced',
    text: producedText(producers.length, areProducersCut),
    offsetMs: -(longestMs ?? 0),
    durationMs: longestMs,
  };
  const deliveries = tries.flatMap((delivery, index): StepLine[] => {
    const before = tries[index - 1];
    const line = deliveryLine(delivery, startMs);
    if (before?.endMs === undefined) return [line];
    return [
      {
        ...fromTrace,
        key: `pause-${delivery.number}`,
        look: quiet('clockface'),
        name: 'Waiting',
        text: 'the source redelivers the batch',
        offsetMs: before.endMs - startMs,
        durationMs: delivery.startMs - before.endMs,
      },
      line,
    ];
  });
  return [produced, ...deliveries];
}

function deliveryLine({ number, startMs: fromMs, endMs, state }: BatchTry, startMs: number): StepLine {
  const isRunning = endMs === undefined;
  const outcome = isRunning ? 'running' : outcomeOf(state);
  return {
    key: `try-${number}`,
    look: outcomeLook(outcome),
    name: `Delivery #${number}`,
    text: outcomeWords[outcome],
    offsetMs: fromMs - startMs,
    durationMs: isRunning ? undefined : endMs - fromMs,
    isExpected: false,
    source: 'from the trace',
  };
}

function outcomeOf(state: BatchTry['state']): Exclude<keyof typeof outcomeWords, 'running'> {
  if (state === 'ok') return 'succeeded';
  return state === 'throttle' ? 'throttled' : 'functionError';
}

const outcomeWords = {
  running: 'the function is processing the batch',
  succeeded: 'the function returned; its response determines which records succeeded',
  throttled: 'throttled: no free concurrency, the batch stays in its source',
  functionError: 'failed: the whole batch stays in its source',
} as const;

function producedText(count: number, isCut: boolean): string {
  const traces = plural(count, 'linked trace');
  return isCut ? `${traces}; X-Ray links at most 20` : traces;
}

/** `queue orders, waited 2.1 s`. */
export function producerWords(source: string | undefined, waitedMs: number | undefined): string {
  return [source, waitedMs === undefined ? undefined : `waited ${formatDuration(waitedMs)}`].filter(Boolean).join(', ');
}
