import * as vscode from 'vscode';
import { type FunctionFilter, isFilterEmpty, parseFilter } from '../../../model/function/functionFilter';
import { type Grouping, parseGrouping } from '../../../model/function/groupFunctions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { setContext } from '../../commands/setContext';

const filterKey = 'functions.filter';
const groupingKey = 'functions.grouping';
const favoritesKey = 'functions.favorites';

/** What the reader of the view **Functions** has chosen. Kept over restarts; names only. */
export class FunctionChoices implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private favorites: ReadonlySet<string>;

  constructor(
    private readonly workspaceState: vscode.Memento,
    private readonly globalState: vscode.Memento,
  ) {
    const kept: unknown = globalState.get(favoritesKey);
    this.favorites = new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []);
    this.showContext();
  }

  get filter(): FunctionFilter {
    return parseFilter(this.workspaceState.get(filterKey));
  }

  get grouping(): Grouping {
    return parseGrouping(this.workspaceState.get(groupingKey));
  }

  async setFilter(filter: FunctionFilter): Promise<void> {
    await this.workspaceState.update(filterKey, isFilterEmpty(filter) ? undefined : filter);
    this.showContext();
    this.didChange.fire();
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.workspaceState.update(groupingKey, grouping);
    this.didChange.fire();
  }

  isFavorite(target: FunctionTarget): boolean {
    return this.favorites.has(keyOf(target));
  }

  async setFavorite(target: FunctionTarget, isFavorite: boolean): Promise<void> {
    const favorites = new Set(this.favorites);
    if (isFavorite) favorites.add(keyOf(target));
    else favorites.delete(keyOf(target));
    this.favorites = favorites;
    await this.globalState.update(favoritesKey, [...favorites]);
    this.didChange.fire();
  }

  dispose(): void {
    this.didChange.dispose();
  }

  private showContext(): void {
    setContext('isFiltered', !isFilterEmpty(this.filter));
  }
}

function keyOf({ connectionId, functionName }: FunctionTarget): string {
  return `${connectionId}/${functionName}`;
}
