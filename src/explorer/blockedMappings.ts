import type { RecordTracker } from '../invocations/records/recordTracker';
import { Emitter } from '../model/base/event';
import type { Connection } from '../model/connection/connection';
import { type BlockedShard, blockedShards, describeBlocked } from '../model/polling/blockedShards';

const tickMs = 1_000;

/** Watches local connections for shards that a failed batch blocks. There is no timer while there are none. */
export class BlockedMappings {
  private readonly didChange = new Emitter<void>();
  /** Others are blocked than before, or another second has passed. */
  readonly onDidChange = this.didChange.event;
  private readonly watched = new Map<string, { dispose(): void }>();
  private readonly blocked = new Map<string, readonly BlockedShard[]>();
  private ticking: NodeJS.Timeout | undefined;

  constructor(private readonly records: Pick<RecordTracker, 'feedOf'>) {}

  /** Starts watching a local connection whose service runs; does nothing for others. */
  watch(connection: Connection): void {
    if (connection.spec.kind !== 'local') return;
    // Also where it is watched already: Local may have been started again since.
    const feed = this.records.feedOf(connection);
    if (this.watched.has(connection.id)) return;
    const update = () => this.update(connection.id, blockedShards(feed.events));
    this.watched.set(connection.id, feed.listen(update));
    update();
  }

  /** `blocked 3 min, data expires in 23 h`, for some mappings together. */
  ofMappings(connectionId: string, mappingUuids: readonly string[]): string | undefined {
    return this.describe(connectionId, (one) => mappingUuids.includes(one.mappingUuid));
  }

  /** The same for all mappings of a function. */
  ofFunction(connectionId: string, functionName: string): string | undefined {
    return this.describe(connectionId, (one) => one.functionName === functionName);
  }

  dispose(): void {
    clearInterval(this.ticking);
    for (const one of this.watched.values()) one.dispose();
  }

  private describe(connectionId: string, isIt: (one: BlockedShard) => boolean): string | undefined {
    return describeBlocked((this.blocked.get(connectionId) ?? []).filter(isIt), Date.now());
  }

  private update(connectionId: string, shards: readonly BlockedShard[]): void {
    const before = this.blocked.get(connectionId) ?? [];
    this.blocked.set(connectionId, shards);
    const isAny = [...this.blocked.values()].some(({ length }) => length > 0);
    if (isAny) this.ticking ??= setInterval(() => this.didChange.fire(), tickMs);
    else {
      clearInterval(this.ticking);
      this.ticking = undefined;
    }
    if (JSON.stringify(before) !== JSON.stringify(shards)) this.didChange.fire();
  }
}
