import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { usePanel } from '../panelContext';
import { useHostNow } from '../useHostNow';
import { type Strip, stripPieces } from './stripPieces';

/** Where an invocation stands by the host's clock, and its life as pieces of a picture. */
export interface Lifeline {
  readonly lifecycle: Lifecycle;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  readonly strip: Strip;
}

/** Recomputed every second while the invocation is running. */
export function useLifeline(invocation: Invocation): Lifeline {
  const { now } = usePanel();
  const isAlive = lifecycleOf(invocation, now()).outcome === 'pending';
  const nowMs = useHostNow(isAlive ? 1_000 : undefined);
  const lifecycle = lifecycleOf(invocation, nowMs);
  return { lifecycle, nowMs, strip: stripPieces(invocation, lifecycle, nowMs) };
}
