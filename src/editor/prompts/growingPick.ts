import * as vscode from 'vscode';
import { growRows } from '../../explorer/growRows';
import { plural } from '../../model/base/plural';

/** The traits of the items in a list that grows while it is open. */
export interface GrowingItems<Item extends vscode.QuickPickItem> {
  readonly keyOf: (item: Item) => string;
  /** Builds the row for `count` items that are not shown yet. */
  readonly moreItem: (count: number) => Item;
}

/** Builds the row for items that are not shown yet: `Show 12 more functions`. */
export function moreItem(count: number, noun: string): vscode.QuickPickItem {
  return {
    label: `Show ${plural(count, `more ${noun}`)}`,
    iconPath: new vscode.ThemeIcon('arrow-down'),
    alwaysShow: true,
  };
}

/**
 * Fills a quick pick while it is open without moving visible rows: later items are added below. VS Code sorts the rows that match
 * typed text, so later items are then hidden behind one row at the end, until it is selected, other text is typed, or nothing
 * else matches.
 */
export class GrowingPick<Item extends vscode.QuickPickItem> {
  private shown: readonly Item[] = [];
  private wanted: readonly Item[] = [];
  private more: Item | undefined;

  constructor(
    private readonly pick: vscode.QuickPick<Item>,
    private readonly items: GrowingItems<Item>,
  ) {
    pick.keepScrollPosition = true;
    pick.onDidChangeValue(() => this.flush());
    pick.onDidChangeActive(() => {
      if (this.isEmpty()) this.flush();
    });
    pick.onDidAccept(() => {
      if (this.more !== undefined && pick.selectedItems[0] === this.more) this.flush();
    });
  }

  /** Adds items; those that are already shown do not move. */
  grow(items: readonly Item[]): void {
    this.wanted = items;
    if (this.shown.length === 0 || this.pick.value === '' || this.isEmpty()) {
      this.flush();
      return;
    }
    const held = this.grown().filter(({ kind }) => !isSeparator(kind)).length;
    const count = held - this.shown.filter(({ kind }) => !isSeparator(kind)).length;
    if (count === 0) return;
    this.more = this.items.moreItem(count);
    this.set([...this.shown, this.more]);
  }

  private flush(): void {
    const grown = this.grown();
    if (grown.length === this.shown.length && this.more === undefined) return;
    this.more = undefined;
    this.shown = grown;
    this.set(grown);
  }

  private grown(): readonly Item[] {
    return growRows(this.shown, this.wanted, {
      keyOf: this.items.keyOf,
      isHeading: ({ kind }) => isSeparator(kind),
    });
  }

  /** Setting the items activates the first one; this restores the active item. */
  private set(items: readonly Item[]): void {
    const active = this.pick.activeItems.filter((item) => items.includes(item));
    this.pick.items = items;
    if (active.length > 0) this.pick.activeItems = active;
  }

  private isEmpty(): boolean {
    return this.pick.activeItems.every((item) => item === this.more);
  }
}

function isSeparator(kind: vscode.QuickPickItemKind | undefined): boolean {
  return kind === vscode.QuickPickItemKind.Separator;
}
