import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, StartKind } from '../../model/lifecycle/lifecycle';
import { lifecycleOf } from '../normalize/invocationLifecycle';
import { type PhaseTimes, phaseTimes } from './phaseTimes';

/** The invocations that one can be compared with, reduced to their times. */
export interface Peers {
  readonly times: readonly PhaseTimes[];
  /** When the earliest and the latest of them were sent, epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The other invocations of the same function and version that began and ended alike: cold with cold, failed with failed. A
 * comparison of a cold start with warm ones says nothing. Only what is over counts, and what is over does not depend on the
 * time: each is looked at as it stood when it was sent.
 */
export function peersOf(invocations: readonly Invocation[], invocation: Invocation): readonly Invocation[] {
  const own = likenessOf(invocation, lifecycleOf(invocation, invocation.sentMs));
  if (own === undefined) return [];
  return invocations.filter(
    (other) =>
      other.id !== invocation.id &&
      other.target.functionName === invocation.target.functionName &&
      likenessOf(other, lifecycleOf(other, other.sentMs)) === own,
  );
}

/** The peers' times; `undefined` when there are none. */
export function peerTimes(peers: readonly Invocation[]): Peers | undefined {
  if (peers.length === 0) return undefined;
  const sent = peers.map(({ sentMs }) => sentMs);
  return {
    times: peers.map((peer) => phaseTimes(peer, lifecycleOf(peer, peer.sentMs))),
    fromMs: sent.reduce((min, ms) => Math.min(min, ms)),
    toMs: sent.reduce((max, ms) => Math.max(max, ms)),
  };
}

function likenessOf({ target, mode, answer, configuration }: Invocation, lifecycle: Lifecycle): string | undefined {
  if (!lifecycle.isFinal) return undefined;
  const executed = answer.kind === 'answered' ? answer.executedVersion : undefined;
  const version = executed ?? target.qualifier ?? configuration?.version ?? '$LATEST';
  return [target.connectionId, target.functionName, version, mode, startOf(lifecycle), lifecycle.outcome].join(' ');
}

function startOf({ steps }: Lifecycle): StartKind {
  return steps.find((step) => step.kind === 'attempt')?.start ?? 'unknown';
}
