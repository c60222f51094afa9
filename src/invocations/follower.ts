import type { Clock } from '../model/base/clock';
import type { Connection } from '../model/connection/connection';
import type { Invocation } from '../model/invocation/invocation';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';
import { evidenceState } from './evidenceState';
import { gatherEvidence, type SourceFailures, sourcesOf } from './gatherEvidence';
import type { InvocationStore } from './invocationStore';
import { nextStep } from './nextStep';

/** One invocation being followed. */
interface Pursuit {
  readonly controller: AbortController;
  readonly failures: SourceFailures;
  cancelTimer: (() => void) | undefined;
  lastNewsMs: number;
  /** Number of polls since the last new evidence. */
  quietPolls: number;
}

/**
 * Gathers evidence about invocations after their response, from traces, logs and the function's event settings, until it is
 * complete. It polls quickly at first and more slowly while nothing changes, sleeps during back-offs, and has no timer while
 * nothing is followed.
 */
export class Follower {
  private readonly pursuits = new Map<string, Pursuit>();

  constructor(
    private readonly store: InvocationStore,
    private readonly connectionOf: (connectionId: string) => Connection | undefined,
    private readonly clock: Clock,
  ) {}

  /** Starts following; does nothing for an invocation that is already followed or complete. */
  follow(id: string): void {
    const invocation = this.store.get(id);
    if (invocation?.following.kind !== 'following' || invocation.answer.kind === 'waiting') return;
    if (this.pursuits.has(id)) return;
    const pursuit: Pursuit = {
      controller: new AbortController(),
      failures: { trace: 0, logs: 0, configuration: 0, execution: 0 },
      cancelTimer: undefined,
      lastNewsMs: this.clock.now(),
      quietPolls: 0,
    };
    this.pursuits.set(id, pursuit);
    this.schedule(id, pursuit, this.clock.now());
  }

  /** Resumes following what was followed when the last session ended. */
  resume(): void {
    for (const { id } of this.store.all()) this.follow(id);
  }

  /** Stops following, on the user's request. */
  stop(id: string): void {
    const pursuit = this.pursuits.get(id);
    if (pursuit !== undefined) this.end(id, pursuit, 'stopped');
  }

  /** Stops everything without changing the records, so that the next session can resume. */
  dispose(): void {
    for (const pursuit of this.pursuits.values()) {
      pursuit.cancelTimer?.();
      pursuit.controller.abort();
    }
    this.pursuits.clear();
  }

  private schedule(id: string, pursuit: Pursuit, atMs: number): void {
    const delayMs = Math.max(0, atMs - this.clock.now());
    pursuit.cancelTimer = this.clock.after(delayMs, () => void this.poll(id, pursuit));
  }

  private async poll(id: string, pursuit: Pursuit): Promise<void> {
    pursuit.cancelTimer = undefined;
    const before = this.store.get(id);
    const connection = before === undefined ? undefined : this.connectionOf(before.target.connectionId);
    if (before === undefined || connection === undefined) return this.end(id, pursuit, 'gaveUp');

    const found = await gatherEvidence(before, connection, pursuit.failures, pursuit.controller.signal);
    if (this.pursuits.get(id) !== pursuit) return;
    const isNews = found !== undefined;
    const after: Invocation = { ...before, ...found };
    const nowMs = this.clock.now();
    pursuit.quietPolls = isNews ? 0 : pursuit.quietPolls + 1;
    if (isNews) pursuit.lastNewsMs = nowMs;

    const step = nextStep({
      lifecycle: lifecycleOf(after, nowMs),
      evidence: evidenceState(after),
      sources: sourcesOf(after),
      answeredMs: after.answer.kind === 'waiting' ? after.sentMs : after.answer.atMs,
      timeoutMs: (after.configuration?.timeoutSeconds ?? 900) * 1000,
      lastNewsMs: pursuit.lastNewsMs,
      quietPolls: pursuit.quietPolls,
      nowMs,
    });
    if (step.kind === 'end') return this.end(id, pursuit, step.reason, found);
    this.store.update(id, (current) => ({
      ...current,
      ...found,
      following: { kind: 'following', nextPollMs: step.atMs },
    }));
    this.schedule(id, pursuit, step.atMs);
  }

  private end(
    id: string,
    pursuit: Pursuit,
    reason: Extract<Invocation['following'], { kind: 'ended' }>['reason'],
    found: Partial<Invocation> = {},
  ): void {
    pursuit.cancelTimer?.();
    pursuit.controller.abort();
    this.pursuits.delete(id);
    this.store.update(id, (current) => ({ ...current, ...found, following: { kind: 'ended', reason } }));
  }
}
