/** One version of a schema. */
export interface SchemaVersion {
  /** Counts from 1; a number is not used again. */
  readonly version: number;
  readonly type: string;
  readonly content: string;
  /** Epoch milliseconds. */
  readonly createdMs: number;
}

/** A schema's versions, oldest first; there is always one. */
export type SchemaVersions = readonly [...SchemaVersion[], SchemaVersion];

/** Schema registries for the life of the process. What is missing is for the operations to refuse. */
export class SchemaStore {
  private readonly registries = new Map<string, Map<string, SchemaVersions>>();

  hasRegistry(registry: string): boolean {
    return this.registries.has(registry);
  }

  addRegistry(registry: string): void {
    this.registries.set(registry, new Map());
  }

  /** `undefined` where the schema or its registry is missing. */
  versionsOf(registry: string, schema: string): SchemaVersions | undefined {
    return this.registries.get(registry)?.get(schema);
  }

  /** Adds a version, the first one or the next, and gives it. */
  add(registry: string, schema: string, version: Omit<SchemaVersion, 'version'>): SchemaVersion {
    const before = this.versionsOf(registry, schema);
    const added = { ...version, version: (before?.at(-1)?.version ?? 0) + 1 };
    this.registries.get(registry)?.set(schema, [...(before ?? []), added]);
    return added;
  }

  remove(registry: string, schema: string): void {
    this.registries.get(registry)?.delete(schema);
  }

  /** With its last version the schema goes too. */
  removeVersion(registry: string, schema: string, version: number): void {
    const left = this.versionsOf(registry, schema)?.filter((one) => one.version !== version) ?? [];
    const [last] = left.slice(-1);
    if (last === undefined) this.remove(registry, schema);
    else this.registries.get(registry)?.set(schema, [...left.slice(0, -1), last]);
  }
}
