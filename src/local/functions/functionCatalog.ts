import { access, stat } from 'node:fs/promises';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DeclaredSource } from '../../model/function/declaredSource';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { Project } from '../../model/function/project';
import { readWorkspace, type WorkspaceRoot } from '../../workspace/projects/readWorkspace';
import { FileWatches } from '../code/fileWatches';
import { noSuchResource } from '../http/serviceError';
import type { MadeAlias } from '../made/made';
import { type MadeStore, routedVersion } from '../made/madeStore';
import { ChangedSettings } from './changedSettings';
import { functionArn, functionNotFound, type Place, readFunctionReference } from './functionReference';
import { nodeFiles } from './nodeFiles';
import { publishedVersions, versionOf } from './publishedVersions';
import { SettledFunctions } from './settledFunctions';

/** What is served. */
export interface CatalogSource {
  readonly roots: readonly WorkspaceRoot[];
  readonly place: Place;
  /** Variables that win over the declared ones: of env files. */
  environmentOf(declared: DeclaredFunction): Readonly<Record<string, string>>;
  /** What calls have made beside the projects. */
  readonly made: MadeStore;
}

interface Content {
  readonly signature: string;
  readonly modifiedMs: number;
  readonly projects: readonly Project[];
  readonly sources: readonly DeclaredSource[];
  readonly files: readonly string[];
  /** Sorted by name, as Lambda lists them. */
  readonly byName: ReadonlyMap<string, DeclaredFunction>;
}

/** The function that a request names, as it is to run. */
export interface ResolvedFunction {
  readonly declared: DeclaredFunction;
  /** `$LATEST` or a number. */
  readonly version: string;
  /** Version or alias, where the request names one. */
  readonly qualifier: string | undefined;
}

/** What the log says of a project that cannot be read in full. */
export interface CatalogProblem {
  readonly file: string;
  readonly message: string;
  /** From 0. */
  readonly line: number;
}

/** How long a folder is not searched again for new projects; a change of a known file is seen at once. */
const searchedAgainMs = 2_000;

/** The functions of all projects of some folders, read again when one of their files has changed since the last look. */
export class FunctionCatalog {
  /** Settings of these functions that were changed through the API. */
  readonly changes = new ChangedSettings();
  private readonly settled = new SettledFunctions();
  private searchedMs = performance.now();
  private refreshing: Promise<void> | undefined;
  private searching: Promise<void> | undefined;
  private readonly watches: FileWatches;
  private seenGeneration = -1;

  private constructor(
    private readonly source: CatalogSource,
    private readonly log: (line: string) => void,
    private content: Content,
  ) {
    this.watches = new FileWatches(log);
  }

  /** Rejects with Node's error when a folder or template cannot be read. */
  static async open(source: CatalogSource, log: (line: string) => void): Promise<FunctionCatalog> {
    for (const { folder, template } of source.roots) await mustBe(template ?? folder, template !== undefined);
    return new FunctionCatalog(source, log, await read(source));
  }

  get place(): Place {
    return this.source.place;
  }

  get made(): MadeStore {
    return this.source.made;
  }

  get problems(): readonly CatalogProblem[] {
    return this.content.projects.flatMap(({ file, problems, functions, action, folder }) => [
      ...(action?.kind === 'run'
        ? [{ file, message: `Not all functions can be read yet: run \`${action.command}\` in ${folder}.`, line: 0 }]
        : []),
      ...problems.map(({ message, line }) => ({ file, message, line })),
      ...functions.flatMap(({ name, templatePath, line, problems: own }) =>
        own.map((message) => ({ file: templatePath, message: `Function ${name}: ${message}`, line })),
      ),
    ]);
  }

  /** When a file of the projects was changed last, epoch milliseconds. */
  get modifiedMs(): number {
    return this.content.modifiedMs;
  }

  /** Searches the folders for new projects now, after a search that may have passed them already. */
  async search(): Promise<void> {
    await this.searching;
    if (this.isSearched) await this.searchOnce();
  }

  /** Sorted by name, as Lambda lists them. */
  async functions(): Promise<readonly DeclaredFunction[]> {
    await this.refresh();
    const made = [...this.made.functions.values()].map(({ declared }) => declared);
    const all = [...this.content.byName.values(), ...made].sort((a, b) => (a.name < b.name ? -1 : 1));
    return all.map((one) => this.withChanges(one, undefined));
  }

  /** The triggers that a deployment would create. */
  async triggers(): Promise<readonly DeclaredTrigger[]> {
    await this.refresh();
    return this.content.projects.flatMap(({ triggers }) => triggers);
  }

  /** Queues, streams, tables, topics and rules of the projects; the same list until one changes. */
  async sources(): Promise<readonly DeclaredSource[]> {
    await this.refresh();
    return this.content.sources;
  }

  async tagsOf(functionName: string): Promise<Readonly<Record<string, string>>> {
    await this.refresh();
    const owner = this.content.projects.find(({ tags }) => Object.hasOwn(tags, functionName));
    const all = { ...owner?.tags[functionName], ...this.made.tagsOf(functionName) };
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
  }

  /** Finds the function that a request names. Throws `ServiceError` when the function or the version does not exist. */
  async find(text: string, qualifier: string | null): Promise<DeclaredFunction> {
    return (await this.resolve(text, qualifier)).declared;
  }

  /** Also says the version that runs: of an alias with weights another one from call to call. */
  async resolve(text: string, qualifier: string | null): Promise<ResolvedFunction> {
    const reference = readFunctionReference(text, qualifier, this.place);
    const { name } = reference;
    await this.refresh(this.content.byName.has(name));
    const latest = this.content.byName.get(name) ?? this.made.functions.get(name)?.declared;
    const alias = this.made.aliasesOf(name).get(reference.qualifier ?? '');
    const wanted = alias === undefined ? reference.qualifier : routedVersion(alias, Math.random());
    const snapshot = this.made.versionsOf(name).find(({ version }) => version === wanted);
    const version = snapshot?.version ?? (latest === undefined ? undefined : versionOf(latest, wanted));
    if (latest === undefined || version === undefined) {
      throw functionNotFound(functionArn(this.place, name, reference.qualifier));
    }
    const declared = this.withChanges(snapshot?.declared ?? latest, reference.qualifier);
    return { declared, version, qualifier: reference.qualifier };
  }

  /** The numbers of the versions besides `$LATEST`. */
  versionsOf(declared: DeclaredFunction): readonly string[] {
    const own = this.content.byName.get(declared.name);
    const published = own === undefined ? [] : publishedVersions(own);
    return [...published, ...this.made.versionsOf(declared.name).map(({ version }) => version)];
  }

  /** The version that a qualifier stands for: of an alias its own one. */
  versionNumber(declared: DeclaredFunction, qualifier: string | undefined): string {
    const alias = this.made.aliasesOf(declared.name).get(qualifier ?? '');
    const known = this.versionsOf(declared).find((version) => version === qualifier);
    return alias?.version ?? known ?? versionOf(declared, qualifier) ?? '$LATEST';
  }

  /** Throws `ServiceError` for an alias that does not exist. */
  async aliasOf(functionName: string, alias: string): Promise<MadeAlias> {
    const made = this.made.aliasesOf(functionName).get(alias);
    if (made !== undefined) return made;
    await this.refresh();
    const declared = this.content.byName.get(functionName);
    const version = declared?.aliases.includes(alias) === true ? versionOf(declared, alias) : undefined;
    if (version === undefined) throw noSuchResource();
    return { name: alias, version, description: '', weights: {} };
  }

  /** A configuration for events of another version or alias counts there alone. */
  private withChanges(one: DeclaredFunction, qualifier: string | undefined): DeclaredFunction {
    const change = this.changes.eventInvokeConfig(one.name, qualifier);
    const tracing = this.changes.tracing(one.name) ?? one.tracing;
    const eventInvokeConfig = change === undefined ? one.eventInvokeConfig : change.config;
    const reserved = this.changes.reservedConcurrency(one.name);
    const reservedConcurrency = reserved === undefined ? one.reservedConcurrency : reserved.limit;
    const aliases = [...new Set([...one.aliases, ...this.made.aliasesOf(one.name).keys()])];
    const environment = { ...one.environment, ...this.source.environmentOf(one) };
    return this.settled.of(one, { tracing, aliases, eventInvokeConfig, reservedConcurrency, environment });
  }

  /** Requests that come together share one look. A call of a function that is known does not wait for a search of all folders. */
  private async refresh(isKnown = false): Promise<void> {
    if (this.isSearched && performance.now() - this.searchedMs > searchedAgainMs) {
      const searching = this.searchOnce();
      if (!isKnown) return searching;
    }
    this.refreshing ??= this.look(false).finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private get isSearched(): boolean {
    return this.source.roots.some(({ template }) => template === undefined);
  }

  private searchOnce(): Promise<void> {
    this.searching ??= this.look(true).finally(() => {
      this.searching = undefined;
    });
    return this.searching;
  }

  private async look(isDue: boolean): Promise<void> {
    const generation = await this.watches.generation(this.content.files);
    if (!isDue && generation === this.seenGeneration) return;
    try {
      const { signature } = await signatureOf(this.content.projects);
      // Where watches tell late, every look is one at the files.
      this.seenGeneration = generation ?? -1;
      if (!isDue && signature === this.content.signature) return;
      this.searchedMs = performance.now();
      const content = await read(this.source);
      if (content.signature === this.content.signature) return;
      this.content = content;
      this.changes.forget();
    } catch (error) {
      // An editor may replace a file just now; what was read last stays until it can be read again.
      this.log(`The projects cannot be read at the moment: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    const { projects } = this.content;
    const count = projects.reduce((sum, { functions }) => sum + functions.length, 0);
    this.log(`Projects read again: ${count} functions in ${projects.length} projects`);
    for (const { file, line, message } of this.problems) this.log(`${file}:${line + 1}: ${message}`);
  }
}

/** Rejects with Node's error, or as reading a folder's text would, where a path is not what the user says. */
async function mustBe(path: string, isFile: boolean): Promise<void> {
  await access(path);
  const isFolder = (await stat(path)).isDirectory();
  if (isFile && isFolder) throw Object.assign(new Error(`EISDIR: ${path}`), { code: 'EISDIR', path });
  if (!isFile && !isFolder) throw Object.assign(new Error(`ENOTDIR: ${path}`), { code: 'ENOTDIR', path });
}

async function read({ roots, place }: CatalogSource): Promise<Content> {
  const projects = await readWorkspace(roots, { files: nodeFiles, place });
  const functions = projects.flatMap((project) => project.functions).sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(functions.map((one) => [one.name, one]));
  const files = [...new Set(projects.flatMap((project) => project.files))].sort();
  const sources = projects.flatMap((project) => project.sources);
  return { projects, sources, files, byName, ...(await signatureOf(projects)) };
}

async function signatureOf(projects: readonly Project[]): Promise<Pick<Content, 'signature' | 'modifiedMs'>> {
  const files = [...new Set(projects.flatMap((project) => project.files))].sort();
  const described = await Promise.all(
    files.map(async (file) => {
      const found = await stat(file, { bigint: true }).catch(() => undefined);
      return found === undefined
        ? { text: `${file} gone`, ms: 0 }
        : { text: `${file} ${found.mtimeNs} ${found.size} ${found.ino}`, ms: Number(found.mtimeMs) };
    }),
  );
  return {
    signature: described.map(({ text }) => text).join('\n'),
    modifiedMs: Math.max(0, ...described.map(({ ms }) => ms)),
  };
}
