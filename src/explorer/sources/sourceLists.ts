import { Emitter } from '../../model/base/event';
import type { Connection } from '../../model/connection/connection';
import { isAwsItself } from '../../model/connection/isAwsItself';
import type { DeclaredSource } from '../../model/function/declaredSource';
import { type ReadSources, SourceList } from './sourceList';

/** A connection whose queues, streams and tables are listed. */
export type SourceConnection = ReadSources & Pick<Connection, 'id' | 'spec'>;

/** Between two counts of the queues on the screen. AWS charges for each call. */
const countMs = { aws: 30_000, other: 2_000 } as const;

/** The queues, streams and tables of each connection. Nothing is read before a list is asked to, or while none is on the screen. */
export class SourceLists<Listed extends SourceConnection = Connection> {
  private readonly lists = new Map<Listed, SourceList>();
  private readonly didCount = new Emitter<Listed>();
  /** Fires when counts of a connection's queues have changed. */
  readonly onDidCount = this.didCount.event;
  private readonly counting = new Set<Listed>();
  private readonly countedMs = new Map<Listed, number>();
  private shown: readonly Listed[] = [];
  private ticking: NodeJS.Timeout | undefined;

  constructor(
    private readonly declared: () => Promise<readonly DeclaredSource[]>,
    private readonly now: () => number,
  ) {}

  of(connection: Listed): SourceList {
    const isLocal = connection.spec.kind === 'local';
    const known = this.lists.get(connection) ?? new SourceList(connection, isLocal ? this.declared : async () => []);
    this.lists.set(connection, known);
    return known;
  }

  /** Says whose queues are on the screen: these are counted now and again. */
  setShown(shown: readonly Listed[]): void {
    this.shown = shown;
    if (shown.length === 0) {
      clearInterval(this.ticking);
      this.ticking = undefined;
      return;
    }
    this.ticking ??= setInterval(() => this.countDue(), countMs.other);
    this.countDue();
  }

  /** Forgets what was read of a connection, or of all. */
  forget(connection?: Listed): void {
    for (const [of, list] of this.lists) if (connection === undefined || of === connection) list.forget();
  }

  /** Forgets a connection that is gone. */
  remove(connection: Listed): void {
    this.lists.delete(connection);
    this.countedMs.delete(connection);
  }

  dispose(): void {
    clearInterval(this.ticking);
  }

  private countDue(): void {
    for (const connection of this.shown) {
      const { spec } = connection;
      const everyMs = spec.kind !== 'local' && isAwsItself(spec) ? countMs.aws : countMs.other;
      const countedMs = this.countedMs.get(connection);
      const isDue = countedMs === undefined || this.now() - countedMs >= everyMs;
      if (isDue && !this.counting.has(connection)) void this.count(connection);
    }
  }

  private async count(connection: Listed): Promise<void> {
    this.counting.add(connection);
    const list = this.of(connection);
    const wasRead = list.isRead;
    await list.load();
    // A list that was read just now has its first counts, and its rows are drawn with them.
    const hasChanged = wasRead && (await list.readCounts());
    this.counting.delete(connection);
    this.countedMs.set(connection, this.now());
    if (hasChanged) this.didCount.fire(connection);
  }
}
