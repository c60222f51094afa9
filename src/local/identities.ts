import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
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

/** Reads `FOLDER=value`, where FOLDER is one of those that are served, or a value for all. */
export function readScoped(given: string, folders: readonly string[], base: string): Scoped {
  const equals = given.indexOf('=');
  const folder = equals < 0 ? undefined : resolve(base, given.slice(0, equals));
  if (folder === undefined || !folders.includes(folder)) return { folder: undefined, value: given };
  return { folder, value: given.slice(equals + 1) };
}

/** The identities and variables of the functions of each project. */
export class Identities {
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
    return { profile: closest(profiles, declared)?.value, endpoint: closest(endpoints, declared)?.value };
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
  return folder === undefined || project.folder === folder || project.folder.startsWith(folder + sep);
}

/** An inner folder counts more than the one around it. */
function byLength(a: { readonly folder: string | undefined }, b: { readonly folder: string | undefined }): number {
  return (a.folder?.length ?? 0) - (b.folder?.length ?? 0);
}
