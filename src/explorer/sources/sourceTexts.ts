import { plural } from '../../model/base/plural';
import type { QueueCounts } from '../../model/polling/sourceReading';
import type { FailureQueue } from '../../triggers/described';
import { nameIn } from '../../triggers/nameIn';
import type { PolledSource } from './polledSources';

/** What a row of a queue, stream or table shows beside its name. */
export interface SourceActivity {
  /** `blocked 3 min, data expires in 23 h`. */
  readonly blocked: string | undefined;
  /** Of a queue; `undefined` before they were read. */
  readonly counts: QueueCounts | undefined;
}

/** `3 waiting · 1 in flight · take-orders`: what is unusual first, the functions that take its records last. */
export function sourceDescription({ mappings }: PolledSource, { blocked, counts }: SourceActivity): string {
  const functions = [...new Set(mappings.map(({ functionArn }) => nameIn(functionArn)))];
  const poller = functions.length === 0 ? 'not polled' : functions.join(', ');
  return [blocked, pollingState(mappings), counts && countsText(counts), poller]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** `2 messages · dead-letter queue` */
export function failureQueueDescription({ kind }: FailureQueue, counts: QueueCounts | undefined): string {
  const what = kind === 'deadLetters' ? 'dead-letter queue' : 'on-failure destination';
  const total = counts && totalOf(counts);
  if (total === undefined) return what;
  return `${total === 0 ? 'empty' : plural(total, 'message')} · ${what}`;
}

/** All messages of a queue, visible or not. */
export function totalOf({ waiting, inFlight, delayed }: QueueCounts): number {
  return waiting + inFlight + delayed;
}

/** `disabled` where no mapping polls, `undefined` where one does. */
function pollingState(mappings: PolledSource['mappings']): string | undefined {
  const states = mappings.map(({ state }) => state);
  const [first] = states;
  if (first === undefined || states.some((state) => state === 'Enabled' || state === 'Other')) return undefined;
  return first.toLowerCase();
}

function countsText(counts: QueueCounts): string {
  const { waiting, inFlight, delayed } = counts;
  if (totalOf(counts) === 0) return 'empty';
  return [
    waiting > 0 ? `${waiting} waiting` : undefined,
    inFlight > 0 ? `${inFlight} in flight` : undefined,
    delayed > 0 ? `${delayed} delayed` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}
