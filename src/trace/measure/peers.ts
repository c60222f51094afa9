import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, StartKind } from '../../model/lifecycle/lifecycle';
import { lifecycleOf } from '../normalize/invocationLifecycle';
import { type PhaseTimes, phaseTimes } from './phaseTimes';

/** The invocations that an invocation can be compared with, reduced to their times. */
export interface Peers {
  readonly times: readonly PhaseTimes[];
  /** When the earliest and the latest of them were sent, epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Finds other invocations of the same function and version with the same start type and outcome: cold with cold, failed
 * with failed. Comparing a cold start with warm ones is meaningless. Only finished invocations count; finished ones do
 * not depend on the current time, so each is evaluated at its send time. Times under a debugger depend on the user.
 */
export function peersOf(invocations: readonly Invocation[], invocation: Invocation): readonly Invocation[] {
  const own = likenessOf(invocation, lifecycleOf(invocation, invocation.sentMs));
  if (own === undefined) return [];
  return invocations.filter(
    (other) =>
      other.id !== invocation.id &&
      other.debug === undefined &&
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
