import { Emitter } from '../model/base/event';
import { type FunctionFilter, isFilterEmpty, parseFilter } from '../model/function/functionFilter';
import { type Grouping, parseGrouping } from '../model/function/groupFunctions';
import type { FunctionTarget } from '../model/invocation/invocation';
import { functionKey } from './functionKey';

const filterKey = 'functions.filter';
const groupingKey = 'functions.grouping';
const favoritesKey = 'functions.favorites';

/** Stores values over restarts; a `vscode.Memento` is one. */
export interface ChoiceMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The filter, grouping and favorites of the view **Functions**. Kept over restarts; names only. */
export class FunctionChoices {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  private favorites: ReadonlySet<string>;

  /** `workspace` keeps the filter and the grouping, `everywhere` the favorites. */
  constructor(
    private readonly workspace: ChoiceMemory,
    private readonly everywhere: ChoiceMemory,
  ) {
    const kept = everywhere.get(favoritesKey);
    this.favorites = new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []);
  }

  get filter(): FunctionFilter {
    return parseFilter(this.workspace.get(filterKey));
  }

  get isFiltered(): boolean {
    return !isFilterEmpty(this.filter);
  }

  get grouping(): Grouping {
    return parseGrouping(this.workspace.get(groupingKey));
  }

  async setFilter(filter: FunctionFilter): Promise<void> {
    await this.workspace.update(filterKey, isFilterEmpty(filter) ? undefined : filter);
    this.didChange.fire();
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.workspace.update(groupingKey, grouping);
    this.didChange.fire();
  }

  isFavorite(target: FunctionTarget): boolean {
    return this.favorites.has(functionKey(target));
  }

  async setFavorite(target: FunctionTarget, isFavorite: boolean): Promise<void> {
    const favorites = new Set(this.favorites);
    if (isFavorite) favorites.add(functionKey(target));
    else favorites.delete(functionKey(target));
    this.favorites = favorites;
    await this.everywhere.update(favoritesKey, [...favorites]);
    this.didChange.fire();
  }
}
