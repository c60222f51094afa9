import { formatDuration, wholeSeconds } from '../../model/base/duration';
import type { SourceFacts } from '../../model/function/functionDetails';
import type { BatchClosing, GiveUpReason, RecordId } from '../../model/polling/pollEvent';
import type { RecordStep } from '../../model/polling/recordLifecycle';

export const closingWords: Readonly<Record<BatchClosing, string>> = {
  size: 'batch size reached',
  bytes: '6 MB reached',
  window: 'batching window ended',
  drained: 'no more records available',
};

export const givenUpWords: Readonly<Record<GiveUpReason, string>> = {
  RetryAttemptsExhausted: 'maximum retry attempts reached',
  RecordAgeExceeded: 'maximum record age reached',
  DataExpired: 'its data expired in the stream',
};

/** Describes how a call of the function ended for this record. */
export function attemptWords({ outcome, errorType, size }: Extract<RecordStep, { kind: 'attempt' }>): string {
  const whole = size > 1 ? `: the whole batch of ${size} failed` : '';
  const words = {
    running: 'running',
    succeeded: 'succeeded',
    functionError: `${errorType ?? 'failed'}${whole}`,
    reported: 'the function reported this record as failed',
    invalidResponse: `invalid response${whole}`,
    unknown: 'the log does not contain the outcome',
  };
  return words[outcome];
}

/** `data expires in 23 h`, `maximum record age reached in 40 s`. */
export function limitWords(until: 'dataExpires' | 'maximumRecordAge', leftMs: number): string {
  const left = leftMs > 0 ? `in ${longTime(leftMs)}` : 'any moment now';
  return until === 'dataExpires' ? `data expires ${left}` : `maximum record age reached ${left}`;
}

/** Whole seconds below a minute, two units above. */
function longTime(ms: number): string {
  return ms < 60_000 ? wholeSeconds(ms + 999) : formatDuration(ms);
}

/** `Waits are 12 times shorter than on AWS: the visibility timeout of 60 s takes 5 s.` */
export function paceWords(timeScale: number, facts: SourceFacts | undefined): string {
  const factor = Number((timeScale >= 1 ? timeScale : 1 / timeScale).toPrecision(3));
  const pace = `Local waits ${factor} times ${timeScale > 1 ? 'shorter' : 'longer'} than AWS`;
  const ownSeconds = facts?.kind === 'queue' ? facts.visibilityTimeoutSeconds : undefined;
  const example =
    ownSeconds === undefined
      ? ''
      : `: the visibility timeout of ${ownSeconds} s takes ${formatDuration((ownSeconds * 1000) / timeScale)}`;
  return `${pace}${example}. For the pace of AWS, set dwell.local.timeScale to 1.`;
}

/** The last part of a stream's long sequence number, or the first of a message id. */
export function shortRecordId(id: RecordId): string {
  const sequence = id.split(':')[1];
  return sequence === undefined ? id.slice(0, 8) : `…${sequence.slice(-8)}`;
}
