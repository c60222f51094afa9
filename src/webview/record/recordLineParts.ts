import type { RecordId } from '../../model/polling/pollEvent';
import type { StepLine } from '../lifecycle/stepLine';
import type { OutcomeLook } from '../outcomeLook';

/** One line of the list, with the run it is about. */
export interface RecordLine extends StepLine {
  /** Of an attempt: what its panel shows. */
  readonly run: { readonly requestId: string; readonly traceId: string | undefined } | undefined;
  /** The other records of the batch. */
  readonly neighbors: readonly RecordId[];
}

/** What the lines of one record have in common. */
export interface RecordLineContext {
  readonly startMs: number;
  readonly nowMs: number;
  /** `message`, `record`, `item`. */
  readonly noun: string;
  /** Of the batches. */
  readonly recordId: RecordId | undefined;
  /** Of the source, for example `orders`. */
  readonly sourceName: string;
}

/** What differs from step to step. */
export type RecordLineParts = Pick<StepLine, 'look' | 'name'> &
  Partial<Omit<RecordLine, 'key' | 'source' | 'offsetMs'>>;

/** The look of what needs attention. */
export const warningLook: OutcomeLook = { icon: 'warning', tone: 'warning', isSpinning: false };

/** The look of what failed, in a shape of its own. */
export function failedLook(icon: string): OutcomeLook {
  return { icon, tone: 'error', isSpinning: false };
}
