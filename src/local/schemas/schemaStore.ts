/** One version of a schema. */
export interface SchemaVersion {
  /** From 1; numbers are not reused. */
  readonly version: number;
  readonly type: string;
  readonly content: string;
  /** Epoch milliseconds. */
  readonly createdMs: number;
}

/** A schema's versions, oldest first; never empty. */
export type SchemaVersions = readonly [...SchemaVersion[], SchemaVersion];

/** Schema registries, kept for the life of the process. Operations report what is missing. */
export class SchemaStore {
  private readonly registries = new Map<string, Map<string, SchemaVersions>>();

  hasRegistry(registry: string): boolean {
    return this.registries.has(registry);
  }

  addRegistry(registry: string): void {
    this.registries.set(registry, new Map());
  }

  /** `undefined` when the schema or its registry does not exist. */
  versionsOf(registry: string, schema: string): SchemaVersions | undefined {
    return this.registries.get(registry)?.get(schema);
  }

  /** Adds the first or the next version and returns it. */
  add(registry: string, schema: string, version: Omit<SchemaVersion, 'version'>): SchemaVersion {
    const before = this.versionsOf(registry, schema);
    const added = { ...version, version: (before?.at(-1)?.version ?? 0) + 1 };
    this.registries.get(registry)?.set(schema, [...(before ?? []), added]);
    return added;
  }

  remove(registry: string, schema: string): void {
    this.registries.get(registry)?.delete(schema);
  }

  /** Removes a version; with the last version, also the schema. */
  removeVersion(registry: string, schema: string, version: number): void {
    const left = this.versionsOf(registry, schema)?.filter((one) => one.version !== version) ?? [];
    const [last] = left.slice(-1);
    if (last === undefined) this.remove(registry, schema);
    else this.registries.get(registry)?.set(schema, [...left.slice(0, -1), last]);
  }
}
