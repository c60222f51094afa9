import type { Connection } from '../../model/connection/connection';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { ProjectIdentities } from './projectIdentities';

type Variables = Readonly<Record<string, string>>;

interface Needs {
  readonly declared: DeclaredFunctions;
  readonly identities: ProjectIdentities;
  readonly connectionOf: (id: string) => Connection | undefined;
  /** Takes one line for the output channel: names, never values. */
  readonly log: (line: string) => void;
}

/** Local does not start later because of AWS. */
const timeoutMs = 20_000;

/** A project is found among the first of an account's functions, or not at all. */
const maxPages = 40;

/**
 * Reads the variables of deployed functions, for the projects whose functions run with them. By the name in Local. What cannot be
 * read is logged, and the function keeps its declared variables.
 */
export async function deployedEnvironments(needs: Needs): Promise<ReadonlyMap<string, Variables>> {
  const { declared, identities, connectionOf, log } = needs;
  const found = new Map<string, Variables>();
  const signal = AbortSignal.timeout(timeoutMs);
  for (const [folder, { environment }] of identities.all()) {
    if (environment.kind !== 'deployed') continue;
    const connection = connectionOf(environment.connectionId);
    const wanted = new Set(
      (await declared.projects())
        .filter((project) => project.folder === folder)
        .flatMap(({ functions }) => functions.map(({ name }) => name)),
    );
    if (connection === undefined) log(`environment of deployed functions: the connection for ${folder} was removed`);
    else await readProject(connection, wanted, { ...needs, found, signal });
    for (const name of wanted) log(`environment of deployed functions: ${name} keeps its declared variables`);
  }
  return found;
}

/** Takes each function that was read out of `wanted`. */
async function readProject(
  connection: Connection,
  wanted: Set<string>,
  { declared, found, signal, log }: Needs & { readonly found: Map<string, Variables>; readonly signal: AbortSignal },
): Promise<void> {
  let marker: string | undefined;
  for (let page = 0; page < maxPages && wanted.size > 0; page += 1) {
    const listed = await connection.directory.listFunctions(marker, signal);
    if (!listed.ok) return log(`environment of deployed functions: ${listed.failure.message}`);
    for (const { name } of listed.value.functions) {
      const local = await declared.find(name);
      if (local === undefined || !wanted.has(local.name)) continue;
      const environment = await connection.details.getEnvironment(name, signal);
      if (!environment.ok) log(`environment of deployed functions: ${environment.failure.message}`);
      else {
        found.set(local.name, environment.value);
        wanted.delete(local.name);
      }
    }
    marker = listed.value.nextMarker;
    if (marker === undefined) return;
  }
}
