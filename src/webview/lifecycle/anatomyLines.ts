import { formatDuration } from '../../model/base/duration';
import type { PhaseRank } from '../../trace/measure/phaseRanks';
import type { PhaseKind, RunAnatomy } from '../../trace/measure/phases';
import { rankText } from '../header/rankText';
import { phaseWords } from './phaseWords';

/** One phase in words. */
export interface AnatomyLine {
  readonly key: string;
  readonly kind: PhaseKind;
  readonly name: string;
  readonly explanation: string;
  readonly duration: string;
  /** Where it stands among its peers, with how many there were. */
  readonly rank: string | undefined;
}

/** The phases of a run in words, in order. `ranks` belong to this run. */
export function anatomyLines(run: RunAnatomy, ranks: readonly PhaseRank[]): readonly AnatomyLine[] {
  return run.phases.map((phase) => {
    const rank = ranks.find(({ phase: name }) => name === rankOf[phase.kind]);
    const lengthMs = phase.endMs - phase.startMs;
    return {
      ...phaseWords(phase, run),
      key: `${phase.kind}-${phase.startMs}`,
      kind: phase.kind,
      duration: phase.isRunning ? `${formatDuration(lengthMs)} so far` : formatDuration(lengthMs),
      rank: rank === undefined ? undefined : `${rankText(rank.rank)} of ${rank.peerCount}`,
    };
  });
}

const rankOf: Readonly<Record<PhaseKind, PhaseRank['phase'] | undefined>> = {
  environment: 'environment',
  init: 'init',
  restore: 'init',
  handler: 'handler',
  // Compared together with the extensions' time.
  overhead: undefined,
  extensions: undefined,
};

/** A limit with how much of it was used. */
export interface LimitLine {
  readonly name: string;
  readonly text: string;
  /** 0 to 1. */
  readonly share: number;
  /** A word where the figure alone does not make one think. */
  readonly remark: string | undefined;
  readonly isTight: boolean;
}

const tightShare = 0.9;
const idleShare = 0.2;

/** Timeout and memory, as far as they are known. */
export function limitLines({ timeout, memory, outcome, openAtTimeout }: RunAnatomy): readonly LimitLine[] {
  const lines: LimitLine[] = [];
  if (timeout !== undefined) {
    const open =
      openAtTimeout === undefined ? '' : `: ${openAtTimeout.name} was open for ${formatDuration(openAtTimeout.openMs)}`;
    const isTight = timeout.share >= tightShare;
    const tightRemark = isTight ? 'little time was left' : undefined;
    lines.push({
      name: 'Timeout',
      text: `${formatDuration(timeout.used)} of ${formatDuration(timeout.limit)}`,
      share: timeout.share,
      remark: outcome === 'timedOut' ? `struck${open}` : tightRemark,
      isTight,
    });
  }
  if (memory !== undefined) {
    const isTight = memory.share >= tightShare;
    const idleRemark = memory.share <= idleShare ? 'most of it was not used' : undefined;
    lines.push({
      name: 'Memory',
      text: `${memory.used} MB of ${memory.limit} MB`,
      share: memory.share,
      remark: isTight ? 'little memory was left' : idleRemark,
      isTight,
    });
  }
  return lines;
}
