import { join } from 'node:path';
import type { MappingSettings, MappingState } from '../../model/function/eventSourceMapping';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { stableUuid } from '../functions/stableUuid';
import type { ShardState } from '../pollers/shards/shardState';
import { Journal, type JournalEntry } from '../storage/journal';
import { Signal } from '../storage/signal';

/** A mapping, declared by the template or made by a call. */
export interface LocalMapping {
  readonly uuid: string;
  readonly functionName: string;
  readonly isEnabled: boolean;
  readonly modifiedMs: number;
  readonly settings: MappingSettings;
}

/** Where a mapping is on its way, in AWS's words. */
export interface MappingStatus {
  readonly state: Exclude<MappingState, 'Other'>;
  /** `undefined` until a batch has ended. */
  readonly result: string | undefined;
}

/** What a call made or changed. `templateMs`: of a declared one, the template's date for which it holds. */
interface Change {
  readonly mapping: LocalMapping;
  readonly isDeleted: boolean;
  readonly templateMs: number | undefined;
}

type Entry =
  | { readonly kind: 'mapping'; readonly change: Change }
  | { readonly kind: 'forgotten'; readonly uuid: string }
  | { readonly kind: 'shard'; readonly uuid: string; readonly shardId: string; readonly state: ShardState };

/** The mappings of the template and of the API, and how far each is in its shards. */
export class MappingStore {
  /** Tells that a mapping was made, changed or deleted. */
  readonly changed = new Signal();
  private readonly changes = new Map<string, Change>();
  private readonly shards = new Map<string, Map<string, ShardState>>();
  private readonly statuses = new Map<string, MappingStatus>();
  private readonly journal: Journal;

  constructor(
    private readonly catalog: FunctionCatalog,
    stateFolder: string | undefined,
  ) {
    this.journal = new Journal(stateFolder && join(stateFolder, 'mappings.journal'), () => this.entries());
  }

  open(): void {
    this.journal.replay((entry: JournalEntry) => {
      if (isEntry(entry)) this.apply(entry);
    });
  }

  written(): Promise<void> {
    return this.journal.written();
  }

  /** Declared ones first. A changed template counts as a deployment: what calls changed about declared ones is forgotten. */
  async all(): Promise<readonly LocalMapping[]> {
    const declared = await this.declared();
    const ids = new Set(declared.map(({ uuid }) => uuid));
    const made = [...this.changes.values()].filter(({ templateMs, mapping }) => {
      return templateMs === undefined && !ids.has(mapping.uuid);
    });
    const isCurrent = ({ templateMs }: Change) => templateMs === this.catalog.modifiedMs;
    const current = declared.flatMap((mapping) => {
      const change = this.changes.get(mapping.uuid);
      if (change === undefined || !isCurrent(change)) return [mapping];
      return change.isDeleted ? [] : [change.mapping];
    });
    return [...current, ...made.map(({ mapping }) => mapping)];
  }

  async find(uuid: string): Promise<LocalMapping | undefined> {
    return (await this.all()).find((one) => one.uuid === uuid);
  }

  status(mapping: LocalMapping): MappingStatus {
    const settled = { state: mapping.isEnabled ? 'Enabled' : 'Disabled', result: undefined } as const;
    return this.statuses.get(mapping.uuid) ?? settled;
  }

  setStatus(uuid: string, status: MappingStatus): void {
    this.statuses.set(uuid, status);
  }

  /** How the last batch went, in AWS's words. */
  setResult(uuid: string, result: string): void {
    this.statuses.set(uuid, { state: this.statuses.get(uuid)?.state ?? 'Enabled', result });
  }

  /** Makes a mapping, or changes one. */
  async put(mapping: LocalMapping): Promise<void> {
    const templateMs = (await this.isDeclared(mapping.uuid)) ? this.catalog.modifiedMs : undefined;
    this.change({ kind: 'mapping', change: { mapping, isDeleted: false, templateMs } });
    this.changed.notify();
    await this.written();
  }

  async remove(mapping: LocalMapping): Promise<void> {
    const { uuid } = mapping;
    this.change({ kind: 'forgotten', uuid });
    if (await this.isDeclared(uuid)) {
      const templateMs = this.catalog.modifiedMs;
      this.change({ kind: 'mapping', change: { mapping, isDeleted: true, templateMs } });
    }
    this.changed.notify();
    await this.written();
  }

  shardStates(uuid: string): ReadonlyMap<string, ShardState> {
    return this.shards.get(uuid) ?? new Map();
  }

  saveShard(uuid: string, shardId: string, state: ShardState): void {
    this.change({ kind: 'shard', uuid, shardId, state });
  }

  private async declared(): Promise<readonly LocalMapping[]> {
    const { catalog } = this;
    return (await catalog.triggers()).flatMap(({ functionName, logicalId, makes }) => {
      if (makes.kind !== 'mapping') return [];
      const uuid = stableUuid(`${functionName} ${logicalId}`);
      return [
        { uuid, functionName, isEnabled: makes.isEnabled, modifiedMs: catalog.modifiedMs, settings: makes.settings },
      ];
    });
  }

  private async isDeclared(uuid: string): Promise<boolean> {
    return (await this.declared()).some((one) => one.uuid === uuid);
  }

  private change(entry: Entry): void {
    this.apply(entry);
    this.journal.append(entry);
  }

  private apply(entry: Entry): void {
    switch (entry.kind) {
      case 'mapping':
        this.changes.set(entry.change.mapping.uuid, entry.change);
        return;
      case 'forgotten':
        this.changes.delete(entry.uuid);
        this.shards.delete(entry.uuid);
        return;
      case 'shard': {
        const states = this.shards.get(entry.uuid) ?? new Map<string, ShardState>();
        states.set(entry.shardId, entry.state);
        this.shards.set(entry.uuid, states);
      }
    }
  }

  private *entries(): Generator<Entry> {
    for (const change of this.changes.values()) yield { kind: 'mapping', change };
    for (const [uuid, states] of this.shards) {
      for (const [shardId, state] of states) yield { kind: 'shard', uuid, shardId, state };
    }
  }
}

function isEntry(entry: JournalEntry | Entry): entry is Entry {
  return typeof entry.kind === 'string';
}
