import { formatDuration, wholeSeconds } from '../base/duration';
import type { PollEvent } from './pollEvent';

/** A shard that a failed batch keeps from going on. Epoch milliseconds. */
export interface BlockedShard {
  readonly mappingUuid: string;
  readonly functionName: string | undefined;
  readonly shardId: string;
  readonly sinceMs: number;
  /** When retries end at the latest. */
  readonly untilMs: number;
  readonly until: 'dataExpires' | 'maximumRecordAge';
  /** `undefined` without a limit. */
  readonly attemptsLeft: number | undefined;
}

/** The shards that are blocked after these events, the longest first. */
export function blockedShards(events: readonly PollEvent[]): readonly BlockedShard[] {
  const blocked = new Map<string, BlockedShard>();
  const functionNames = new Map<string, string>();
  for (const event of events) {
    const { mappingUuid, shardId } = event;
    if (mappingUuid === undefined || shardId === undefined) continue;
    if (event.kind === 'invoked') functionNames.set(mappingUuid, event.functionName);
    if (event.kind === 'blocked') {
      const { sinceMs, untilMs, until, attemptsLeft } = event;
      const functionName = functionNames.get(mappingUuid);
      const shard = { mappingUuid, functionName, shardId, sinceMs, untilMs, until, attemptsLeft };
      blocked.set(`${mappingUuid} ${shardId} ${event.batchId}`, shard);
    }
    if (event.kind === 'unblocked') blocked.delete(`${mappingUuid} ${shardId} ${event.batchId}`);
  }
  return [...blocked.values()].sort((a, b) => a.sinceMs - b.sinceMs);
}

/** `blocked 3 min, data expires in 23 h`. */
export function describeBlocked(shards: readonly BlockedShard[], nowMs: number): string | undefined {
  const [first] = shards;
  if (first === undefined) return undefined;
  const untilMs = Math.min(...shards.map((one) => one.untilMs));
  const what = shards.length === 1 ? 'blocked' : `${shards.length} shards blocked`;
  const limit = first.until === 'dataExpires' ? 'data expires' : 'maximum record age reached';
  const left = untilMs > nowMs ? `in ${roughly(untilMs - nowMs)}` : 'any moment now';
  return `${what} ${roughly(nowMs - first.sinceMs)}, ${limit} ${left}`;
}

/** Whole seconds below a minute, whole minutes below an hour, whole hours above two. */
function roughly(ms: number): string {
  if (ms < 60_000) return wholeSeconds(ms);
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min`;
  return ms < 7_200_000 ? formatDuration(ms) : `${Math.floor(ms / 3_600_000)} h`;
}
