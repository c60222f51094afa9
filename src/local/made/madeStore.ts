import type { MadeAlias, MadeFunction, MadeLayer, MadeUrl, MadeVersion } from './made';
import { MadeFile } from './madeFile';

/** What calls have made: functions, versions, aliases, policies, tags, URLs and layers. Kept in `file` over a restart. */
export class MadeStore {
  readonly functions = new Map<string, MadeFunction>();
  readonly urls = new Map<string, MadeUrl>();
  readonly layers: MadeLayer[] = [];
  private readonly versions = new Map<string, MadeVersion[]>();
  private readonly aliases = new Map<string, Map<string, MadeAlias>>();
  private readonly policies = new Map<string, Map<string, object>>();
  private readonly tags = new Map<string, Record<string, string | undefined>>();
  private readonly numbers = new Map<string, number>();
  private readonly file: MadeFile;

  /** `stateFolder`: where it is kept; `undefined`: in memory alone. */
  constructor(stateFolder: string | undefined) {
    this.file = new MadeFile(stateFolder);
    const kept = this.file.read();
    if (kept === undefined) return;
    fill(this.functions, kept.functions);
    fill(this.urls, kept.urls);
    this.layers.push(...kept.layers);
    fill(this.versions, kept.versions);
    for (const [name, aliases] of kept.aliases) this.aliases.set(name, new Map(aliases));
    for (const [name, statements] of kept.policies) this.policies.set(name, new Map(statements));
    fill(this.tags, kept.tags);
    fill(this.numbers, kept.numbers);
  }

  /** Settles when everything so far is on disk. */
  written(): Promise<void> {
    return this.file.write({
      functions: [...this.functions],
      urls: [...this.urls],
      layers: this.layers,
      versions: [...this.versions],
      aliases: [...this.aliases].map(([name, aliases]) => [name, [...aliases]]),
      policies: [...this.policies].map(([name, statements]) => [name, [...statements]]),
      tags: [...this.tags],
      numbers: [...this.numbers],
    });
  }

  versionsOf(functionName: string): readonly MadeVersion[] {
    return this.versions.get(functionName) ?? [];
  }

  /** `first`: the number of the first version that a call publishes, 2 where a template has published one. */
  publish(functionName: string, made: Omit<MadeVersion, 'version'>, first: number): MadeVersion {
    const number = this.numbers.get(functionName) ?? first;
    this.numbers.set(functionName, number + 1);
    const version = { ...made, version: String(number) };
    this.versions.set(functionName, [...this.versionsOf(functionName), version]);
    return version;
  }

  removeVersion(functionName: string, version: string): void {
    this.versions.set(
      functionName,
      this.versionsOf(functionName).filter((one) => one.version !== version),
    );
  }

  aliasesOf(functionName: string): ReadonlyMap<string, MadeAlias> {
    return this.aliases.get(functionName) ?? new Map();
  }

  setAlias(functionName: string, alias: MadeAlias): void {
    this.aliases.set(functionName, new Map([...this.aliasesOf(functionName), [alias.name, alias]]));
  }

  removeAlias(functionName: string, name: string): void {
    this.aliases.get(functionName)?.delete(name);
  }

  /** Statements by their id. */
  policyOf(functionName: string): ReadonlyMap<string, object> {
    return this.policies.get(functionName) ?? new Map();
  }

  setStatement(functionName: string, id: string, statement: object | undefined): void {
    const own = new Map(this.policyOf(functionName));
    if (statement === undefined) own.delete(id);
    else own.set(id, statement);
    this.policies.set(functionName, own);
  }

  /** Tags that calls have set; `undefined` for one that a call removed. */
  tagsOf(functionName: string): Readonly<Record<string, string | undefined>> {
    return this.tags.get(functionName) ?? {};
  }

  setTags(functionName: string, changed: Readonly<Record<string, string | undefined>>): void {
    this.tags.set(functionName, { ...this.tagsOf(functionName), ...changed });
  }

  /** Removes a function with everything that belongs to it. */
  remove(functionName: string): void {
    for (const part of [
      this.functions,
      this.urls,
      this.versions,
      this.aliases,
      this.policies,
      this.tags,
      this.numbers,
    ]) {
      part.delete(functionName);
    }
  }
}

function fill<T>(map: Map<string, T>, entries: readonly (readonly [string, T])[]): void {
  for (const [name, value] of entries) map.set(name, value);
}

/** The version that an alias leads a call to. `random`: from 0 to 1. */
export function routedVersion({ version, weights }: MadeAlias, random: number): string {
  let passed = 0;
  for (const [other, weight] of Object.entries(weights)) {
    passed += weight;
    if (random < passed) return other;
  }
  return version;
}
