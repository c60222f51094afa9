import { useRef } from 'preact/hooks';
import type { Invocation } from '../../../model/invocation/invocation';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { stripPieces } from '../../lifecycle/stripPieces';
import { usePanel } from '../../panelContext';
import { useHostNow } from '../../useHostNow';
import { type TraceFrame, traceFrame } from '../traceFrame';

/**
 * The frame of an invocation; the same object until it changes, which it does every second while something runs. `undefined` for a
 * trace alone.
 */
export function useTraceFrame(invocation: Invocation | undefined): TraceFrame | undefined {
  const { now } = usePanel();
  const isAlive = invocation !== undefined && lifecycleOf(invocation, now()).outcome === 'pending';
  const nowMs = useHostNow(isAlive ? 1_000 : undefined);
  const before = useRef<TraceFrame>(undefined);
  if (invocation === undefined) return undefined;
  const frame = traceFrame(stripPieces(invocation, lifecycleOf(invocation, nowMs), nowMs));
  if (JSON.stringify(frame) !== JSON.stringify(before.current)) before.current = frame;
  return before.current;
}
