import type { AttemptOutcome } from '../../model/lifecycle/lifecycle';
import type { RecordAttemptOutcome, RecordLifecycle, RecordStep } from '../../model/polling/recordLifecycle';
import type { Strip, StripPiece } from '../lifecycle/stripPieces';

/** A record's life as the pieces of a picture, in the order in which they are painted. */
export function recordStrip(lifecycle: RecordLifecycle, nowMs: number): Strip {
  const pieces = lifecycle.steps.flatMap((step, index) => piecesOf(step, index, lifecycle, nowMs));
  const times = pieces.flatMap((piece) => ('atMs' in piece ? [piece.atMs] : [piece.startMs, piece.endMs]));
  const startMs = Math.min(...times);
  const isOpen = lifecycle.endMs === undefined;
  const endMs = Math.max(startMs + 1, ...times, ...(isOpen ? [nowMs] : []));
  const busy = pieces
    .flatMap((piece) => (piece.kind === 'attempt' || piece.kind === 'accepted' ? [piece] : []))
    .sort((a, b) => a.startMs - b.startMs);
  const hasAttempt = pieces.some(({ kind }) => kind === 'attempt');
  return { startMs, endMs, pieces, busy: hasAttempt ? busy : [{ startMs, endMs }] };
}

function piecesOf(step: RecordStep, index: number, lifecycle: RecordLifecycle, nowMs: number): readonly StripPiece[] {
  const key = `${step.kind}-${index}`;
  switch (step.kind) {
    case 'sent':
      return [{ kind: 'sent', key, atMs: step.startMs }];
    case 'waiting': {
      const isOpen = step.endMs === undefined;
      const wait: StripPiece = { kind: 'wait', key, startMs: step.startMs, endMs: step.endMs ?? nowMs, isOpen };
      return isOpen ? [wait, { kind: 'ghost', key: 'ghost', number: lifecycle.attempts + 1, atMs: nowMs }] : [wait];
    }
    case 'batched':
      return [{ kind: 'accepted', key, startMs: step.startMs, endMs: step.endMs }];
    case 'attempt': {
      const { number, startMs, outcome } = step;
      const endMs = step.endMs ?? (outcome === 'running' ? nowMs : startMs);
      return [{ kind: 'attempt', key, number, startMs, endMs, initMs: 0, outcome: attemptOutcomes[outcome] }];
    }
    case 'throttled':
    case 'returned':
    case 'backOff': {
      const { startMs, endMs, isOver } = step;
      const wait: StripPiece = { kind: 'wait', key, startMs, endMs, isOpen: !isOver };
      const isLast =
        step.kind === 'returned' && step.receiveCount >= (step.maximumReceives ?? Number.POSITIVE_INFINITY);
      if (isOver) return [wait];
      if (isLast) return [wait, { kind: 'end', key: 'end', role: 'sent on', atMs: endMs }];
      return [wait, { kind: 'ghost', key: 'ghost', number: lifecycle.attempts + 1, atMs: endMs }];
    }
    case 'done':
      return [{ kind: 'answered', key, atMs: step.atMs }];
    case 'deadLettered':
    case 'delivered':
      return [{ kind: 'end', key, role: 'sent on', atMs: step.atMs }];
    case 'filtered':
    case 'expired':
      return [{ kind: 'end', key, role: 'dropped', atMs: step.atMs }];
    case 'givenUp':
      return step.destination === undefined ? [{ kind: 'end', key, role: 'dropped', atMs: step.atMs }] : [];
    case 'polled':
    case 'bisected':
    case 'blocked':
    case 'counts':
    case 'mapping':
    case 'gone':
      return [];
  }
}

const attemptOutcomes: Readonly<Record<RecordAttemptOutcome, AttemptOutcome>> = {
  running: 'running',
  succeeded: 'succeeded',
  functionError: 'functionError',
  reported: 'functionError',
  invalidResponse: 'functionError',
  unknown: 'unknown',
};
