import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import type { DeclaredFunction } from '../model/function/declaredFunction';
import { readEnvFile } from './readEnvFile';
import type { FunctionIdentity } from './sandbox/functionIdentity';

/** A value that holds for all projects, or for those of one folder. */
export interface Scoped {
  /** Absolute; `undefined`: all. */
  readonly folder: string | undefined;
  readonly value: string;
}

/** What functions get besides what is declared, as the user has chosen. What a later one says counts. */
export interface IdentityOptions {
  /** Of the user's AWS configuration; none: no account. */
  readonly profiles: readonly Scoped[];
  /** Absolute paths. */
  readonly envFiles: readonly Scoped[];
  /** Addresses that take the place of AWS: LocalStack, moto, DynamoDB Local. */
  readonly endpoints: readonly Scoped[];
}

/** Reads `FOLDER=value`, where FOLDER is one of those that are served or an absolute path in one, or a value for all. */
export function readScoped(given: string, folders: readonly string[], base: string): Scoped {
  const equals = given.indexOf('=');
  const named = given.slice(0, Math.max(0, equals));
  const folder = resolve(base, named);
  const isInside = isAbsolute(named) && folders.some((one) => isBelow(folder, one) || isBelow(one, folder));
  if (equals < 0 || !(isInside || folders.includes(folder))) return { folder: undefined, value: given };
  return { folder, value: given.slice(equals + 1) };
}

function isBelow(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** The identities and variables of the functions of each project. */
export class Identities {
  /** By the name of the function. */
  private readonly deployed = new Map<string, Variables>();

  private constructor(
    private readonly options: IdentityOptions,
    private readonly variables: readonly { readonly folder: string | undefined; readonly of: Variables }[],
  ) {}

  /** Rejects with Node's error when an env file cannot be read. */
  static async read(options: IdentityOptions): Promise<Identities> {
    const variables = await Promise.all(
      options.envFiles.map(async ({ folder, value }) => ({ folder, of: readEnvFile(await readFile(value, 'utf8')) })),
    );
    return new Identities(options, variables);
  }

  of(declared: DeclaredFunction): FunctionIdentity {
    const { profiles, endpoints } = this.options;
    return {
      // An empty one takes back what an outer folder has.
      profile: closest(profiles, declared)?.value || undefined,
      endpoint: closest(endpoints, declared)?.value || undefined,
      variables: this.deployed.get(declared.name) ?? {},
    };
  }

  /** From now on the next processes of the function get these variables before the declared ones. */
  setDeployed(functionName: string, variables: Variables): void {
    this.deployed.set(functionName, variables);
  }

  /** Variables of env files; they win over the declared ones. */
  environmentOf(declared: DeclaredFunction): Variables {
    const own = this.variables.filter(({ folder }) => isIn(declared, folder));
    return Object.assign({}, ...own.sort(byLength).map(({ of }) => of));
  }
}

type Variables = Readonly<Record<string, string>>;

function closest(scoped: readonly Scoped[], declared: DeclaredFunction): Scoped | undefined {
  return scoped
    .filter(({ folder }) => isIn(declared, folder))
    .sort(byLength)
    .at(-1);
}

function isIn({ project }: DeclaredFunction, folder: string | undefined): boolean {
  return folder === undefined || isBelow(project.folder, folder);
}

/** An inner folder counts more than the one around it. */
function byLength(a: { readonly folder: string | undefined }, b: { readonly folder: string | undefined }): number {
  return (a.folder?.length ?? 0) - (b.folder?.length ?? 0);
}
