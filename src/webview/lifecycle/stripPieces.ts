import type { Invocation } from '../../model/invocation/invocation';
import type { AttemptOutcome, Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import type { Interval } from '../../trace/axis/interval';

/** What the picture of an invocation's life is made of. Times are epoch milliseconds. */
export type StripPiece =
  | { readonly kind: 'sent' | 'answered'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'accepted'; readonly key: string; readonly startMs: number; readonly endMs: number }
  /** Dwell time or back-off. */
  | {
      readonly kind: 'wait';
      readonly key: string;
      readonly startMs: number;
      readonly endMs: number;
      readonly isOpen: boolean;
    }
  | {
      readonly kind: 'attempt';
      readonly key: string;
      /** Runs of a synchronous call are not numbered. */
      readonly number: number | undefined;
      readonly startMs: number;
      readonly endMs: number;
      readonly initMs: number;
      /** What `initMs` is, if it is not init: an invocation of a durable execution begins with a replay. */
      readonly leading?: 'replay';
      readonly outcome: AttemptOutcome;
    }
  /** An attempt that is to come. */
  | { readonly kind: 'ghost'; readonly key: string; readonly number: number; readonly atMs: number }
  /** The timeout that a waiting caller sees coming. */
  | { readonly kind: 'limit'; readonly key: string; readonly atMs: number }
  /** Where the event went. */
  | { readonly kind: 'end'; readonly key: string; readonly role: 'sent on' | 'dropped'; readonly atMs: number };

export interface Strip {
  readonly startMs: number;
  readonly endMs: number;
  readonly pieces: readonly StripPiece[];
  /** What the axis must not fold. */
  readonly busy: readonly Interval[];
}

/** The picture's pieces in the order in which they are painted. */
export function stripPieces(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): Strip {
  const pieces = [
    ...lifecycle.steps.flatMap((step) => piecesOf(step, lifecycle, nowMs)),
    ...answered(invocation),
    ...limit(lifecycle),
  ];
  const times = pieces.flatMap((piece) => ('atMs' in piece ? [piece.atMs] : [piece.startMs, piece.endMs]));
  const startMs = Math.min(...times);
  const latestMs = lifecycle.outcome === 'pending' ? Math.max(nowMs, ...times) : Math.max(...times);
  // Nothing in the picture takes time yet, or nothing took any: a line needs a length all the same.
  const endMs = Math.max(latestMs, startMs + 1);
  return { startMs, endMs, pieces, busy: busyOf(invocation, pieces, startMs, endMs) };
}

function piecesOf(step: LifecycleStep, lifecycle: Lifecycle, nowMs: number): StripPiece[] {
  const open = Math.max(nowMs, lifecycle.startMs);
  switch (step.kind) {
    case 'sent':
      return [{ kind: 'sent', key: 'sent', atMs: step.startMs }];
    case 'accepted':
      return [{ ...step, kind: 'accepted', key: 'accepted' }];
    case 'queued': {
      const { startMs } = step;
      const isOpen = step.endMs === undefined;
      const endMs = step.endMs ?? Math.max(startMs, open);
      const wait: StripPiece = { kind: 'wait', key: 'queued', startMs, endMs, isOpen };
      return isOpen && lifecycle.outcome === 'pending'
        ? [wait, { kind: 'ghost', key: 'ghost', number: 1, atMs: endMs }]
        : [wait];
    }
    case 'attempt': {
      const { number, startMs, outcome } = step;
      const endMs = step.endMs ?? (outcome === 'running' ? Math.max(startMs, open) : startMs);
      const initMs = Math.min(step.start === 'warm' ? 0 : (step.initMs ?? 0), endMs - startMs);
      const isNumbered = lifecycle.mode === 'Event' || lifecycle.attempts > 1;
      const key = `attempt-${number}`;
      return [{ kind: 'attempt', key, number: isNumbered ? number : undefined, startMs, endMs, initMs, outcome }];
    }
    case 'backOff': {
      const { startMs, endMs, isOver } = step;
      const number = lifecycle.attempts + 1;
      const wait: StripPiece = { kind: 'wait', key: `backOff-${startMs}`, startMs, endMs, isOpen: !isOver };
      return isOver ? [wait] : [wait, { kind: 'ghost', key: 'ghost', number, atMs: endMs }];
    }
    case 'destination':
      return [{ kind: 'end', key: `destination-${step.role}`, role: 'sent on', atMs: step.atMs }];
    case 'dropped':
      return [{ kind: 'end', key: 'dropped', role: 'dropped', atMs: step.atMs }];
  }
}

/** Only a caller that waits sees an answer at the end. */
function answered({ mode, answer }: Invocation): StripPiece[] {
  if (mode === 'Event' || answer.kind === 'waiting') return [];
  return [{ kind: 'answered', key: 'answered', atMs: answer.atMs }];
}

function limit({ awaiting }: Lifecycle): StripPiece[] {
  if (awaiting?.what !== 'answer' || awaiting.untilMs === undefined) return [];
  return [{ kind: 'limit', key: 'limit', atMs: awaiting.untilMs }];
}

function busyOf(
  { mode }: Invocation,
  pieces: readonly StripPiece[],
  startMs: number,
  endMs: number,
): readonly Interval[] {
  const hasAttempt = pieces.some(({ kind }) => kind === 'attempt');
  if (mode !== 'Event' || !hasAttempt) return [{ startMs, endMs }];
  const busy = pieces.flatMap((piece) => (piece.kind === 'attempt' || piece.kind === 'accepted' ? [piece] : []));
  return [...busy]
    .sort((a, b) => a.startMs - b.startMs)
    .map((piece) => ({ startMs: piece.startMs, endMs: piece.endMs }));
}
