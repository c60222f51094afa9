import type { DeclaredCors } from '../../model/function/declaredApi';
import type { DeclaredLayer } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** What was uploaded, as Lambda describes it. */
export interface UploadedCode {
  /** Base64. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A function that a call created. */
export interface MadeFunction {
  readonly declared: DeclaredFunction;
  readonly code: UploadedCode;
  readonly modifiedMs: number;
}

/** A version that a call published: the function as it was then. */
export interface MadeVersion {
  readonly version: string;
  readonly declared: DeclaredFunction;
  readonly code: UploadedCode | undefined;
  readonly description: string;
  readonly publishedMs: number;
}

export interface MadeAlias {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Share of further versions, 0 to 1; the alias's own version has the rest. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface MadeUrl {
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly isStreamed: boolean;
  readonly cors: DeclaredCors | undefined;
  readonly madeMs: number;
}

export interface MadeLayer {
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly runtimes: readonly string[];
  readonly layer: DeclaredLayer;
  readonly code: UploadedCode;
  readonly madeMs: number;
}

/** What calls have made since the service started: functions, versions, aliases, policies, tags, URLs and layers. In memory. */
export class MadeStore {
  readonly functions = new Map<string, MadeFunction>();
  readonly urls = new Map<string, MadeUrl>();
  readonly layers: MadeLayer[] = [];
  private readonly versions = new Map<string, MadeVersion[]>();
  private readonly aliases = new Map<string, Map<string, MadeAlias>>();
  private readonly policies = new Map<string, Map<string, object>>();
  private readonly tags = new Map<string, Record<string, string | undefined>>();
  private readonly numbers = new Map<string, number>();

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

/** The version that an alias leads a call to. `random`: from 0 to 1. */
export function routedVersion({ version, weights }: MadeAlias, random: number): string {
  let passed = 0;
  for (const [other, weight] of Object.entries(weights)) {
    passed += weight;
    if (random < passed) return other;
  }
  return version;
}
