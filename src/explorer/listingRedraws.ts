import { Emitter } from '../model/base/event';
import type { Connection } from '../model/connection/connection';
import type { FunctionExplorer } from './functionExplorer';
import type { ListedConnection } from './functionLists';

/** Minimum time between redraws: more frequent ones only flicker. */
const redrawMs = 250;

/**
 * Decides when a view of growing lists is drawn again: when a list has doubled since, or has ended. With a redraw for every page,
 * ten thousand functions would render a million rows.
 */
export class ListingRedraws<Listed extends ListedConnection = Connection> {
  private readonly didSchedule = new Emitter<Listed>();
  /** Fires with each listed connection when it is to be drawn again. */
  readonly onRedraw = this.didSchedule.event;
  /** How many functions of a connection were drawn last. */
  private readonly drawn = new Map<Listed, number>();
  private timer: NodeJS.Timeout | undefined;
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(private readonly explorer: FunctionExplorer<Listed>) {
    this.subscriptions = [
      explorer.lists.onDidLoad((connection) => this.loaded(connection)),
      explorer.lists.onDidRead(() => this.schedule()),
      explorer.choices.onDidChange(() => this.redraw()),
      explorer.busy.onDidChange(() => this.redraw()),
    ];
  }

  /** Remembers how much of a connection is on the screen. */
  markDrawn(connection: Listed): void {
    this.drawn.set(connection, this.explorer.lists.listOf(connection).state.functions.length);
  }

  forget(connection?: Listed): void {
    if (connection === undefined) this.drawn.clear();
    else this.drawn.delete(connection);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const one of this.subscriptions) one.dispose();
  }

  private loaded(connection: Listed): void {
    const { functions, paging } = this.explorer.lists.listOf(connection).state;
    const hasDoubled = functions.length >= 2 * (this.drawn.get(connection) ?? 0);
    if (paging.kind !== 'loading' || this.explorer.choices.isFiltered || hasDoubled) this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.redraw();
    }, redrawMs);
  }

  private redraw(): void {
    for (const connection of this.explorer.lists.connections()) this.didSchedule.fire(connection);
  }
}
