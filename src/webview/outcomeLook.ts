import type { AttemptOutcome, Outcome } from '../model/lifecycle/lifecycle';
import type { Tone } from './parts/Icon';

/** The icon and color of an outcome. Each outcome has its own shape. */
export interface OutcomeLook {
  readonly icon: string;
  readonly tone: Tone;
  readonly isSpinning: boolean;
}

const looks: Record<Outcome | AttemptOutcome, OutcomeLook> = {
  pending: { icon: 'loading', tone: 'running', isSpinning: true },
  running: { icon: 'loading', tone: 'running', isSpinning: true },
  succeeded: { icon: 'pass-filled', tone: 'ok', isSpinning: false },
  finished: { icon: 'circle-filled', tone: 'quiet', isSpinning: false },
  permitted: { icon: 'verified-filled', tone: 'ok', isSpinning: false },
  functionError: { icon: 'error', tone: 'error', isSpinning: false },
  timedOut: { icon: 'clockface', tone: 'error', isSpinning: false },
  throttled: { icon: 'warning', tone: 'warning', isSpinning: false },
  expired: { icon: 'history', tone: 'error', isSpinning: false },
  refused: { icon: 'circle-slash', tone: 'error', isSpinning: false },
  unknown: { icon: 'question', tone: 'quiet', isSpinning: false },
};

export function outcomeLook(outcome: Outcome | AttemptOutcome): OutcomeLook {
  return looks[outcome];
}
