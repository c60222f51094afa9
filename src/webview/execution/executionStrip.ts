import type { ExecutionInvocation, ExecutionTree } from '../../model/durable/executionTree';
import type { Interval } from '../../trace/axis/interval';
import type { Strip, StripPiece } from '../lifecycle/stripPieces';

/** More blocks than these cannot be told apart, let alone read. */
const maxBlocks = 60;
/** Closer ones are drawn as one, as a share of the whole. */
const joinedShare = 1 / 300;

/** An execution's life as the pieces of a picture: its invocations, each with its replay, and the waits between them. */
export function executionStrip(tree: ExecutionTree, nowMs: number): Strip {
  const { invocations, startMs: started, endMs: ended } = tree;
  const startMs = Math.min(started, ...invocations.slice(0, 1).map((one) => one.startMs));
  const endMs = Math.max(startMs + 1, ended ?? nowMs, ...invocations.slice(-1).map((one) => one.endMs ?? nowMs));
  const runs = invocations.map((one): Interval => ({ startMs: one.startMs, endMs: one.endMs ?? endMs }));
  const isFew = invocations.length <= maxBlocks;
  const blocks = isFew ? runs : joined(runs, (endMs - startMs) * joinedShare);
  const waits = gapsOf(blocks, { startMs, endMs: ended ?? endMs }).map(
    (gap, index): StripPiece => ({
      kind: 'wait',
      key: `wait-${index}`,
      ...gap,
      isOpen: ended === undefined && gap.endMs === endMs,
    }),
  );
  const pieces: readonly StripPiece[] = [
    { kind: 'sent', key: 'started', atMs: started },
    ...waits,
    ...(isFew ? invocations.map((one) => blockOf(one, endMs)) : blocks.map(runOf)),
    ...(ended === undefined ? [] : [{ kind: 'answered', key: 'ended', atMs: ended } as const]),
  ];
  return { startMs, endMs, pieces, busy: blocks };
}

function blockOf({ number, startMs, endMs, replayedMs, error }: ExecutionInvocation, nowMs: number): StripPiece {
  const ended = error === undefined ? 'succeeded' : 'functionError';
  return {
    kind: 'attempt',
    key: `invocation-${number}`,
    number,
    startMs,
    endMs: endMs ?? nowMs,
    initMs: replayedMs,
    leading: 'replay',
    outcome: endMs === undefined ? 'running' : ended,
  };
}

function runOf(run: Interval, index: number): StripPiece {
  return { kind: 'accepted', key: `runs-${index}`, ...run };
}

function joined(runs: readonly Interval[], withinMs: number): readonly Interval[] {
  const blocks: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of runs) {
    const last = blocks.at(-1);
    if (last !== undefined && startMs - last.endMs <= withinMs) last.endMs = Math.max(last.endMs, endMs);
    else blocks.push({ startMs, endMs });
  }
  return blocks;
}

function gapsOf(runs: readonly Interval[], { startMs, endMs }: Interval): readonly Interval[] {
  const gaps: Interval[] = [];
  let atMs = startMs;
  for (const run of runs) {
    if (run.startMs > atMs) gaps.push({ startMs: atMs, endMs: run.startMs });
    atMs = Math.max(atMs, run.endMs);
  }
  if (endMs > atMs) gaps.push({ startMs: atMs, endMs });
  return gaps;
}
