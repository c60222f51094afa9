import type { FolderReader } from '../../model/connection/fileReader';
import type { DeclaredCode } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import type { Project } from '../../model/function/project';
import { localName } from '../projects/exportedFunction';
import { plainFunction } from '../projects/plainFunction';
import type { ProjectInput } from '../projects/projectInput';
import { pulumiFunctions } from '../pulumi/pulumiState';
import { objectAt } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';
import { type SstFunction, sstFunctions } from './sstFunctions';

/** The file that the action of a project writes. */
const stateName = 'sst-state.json';

/** Of the program's own files; a large app has a few dozen. */
const maxFiles = 60;

interface Placed extends SstFunction {
  readonly file: string;
}

interface App {
  readonly project: ProjectReference;
  readonly files: FolderReader;
  /** `undefined` where the config does not write it out. */
  readonly appName: string | undefined;
  readonly names: ReadonlyMap<string, string> | undefined;
}

/**
 * Reads the functions that `sst.config.ts` and the files it imports write out, else those of an exported state. Runs nothing: a
 * handler counts where its file is there.
 */
export async function readSstProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const { files } = input;
  const folder = folderOf(file);
  const project = { kind: 'sst', folder, file } as const;
  const texts = await readProgram(file, files);
  if (texts.size === 0) return undefined;
  const config = texts.get(file) ?? '';
  const read = new Set([...texts.keys(), joinPath(folder, stateName)]);
  const appName = /\bname:\s*["'`]([\w-]+)["'`]/.exec(config)?.[1];
  const app: App = { project, files, appName, names: input.names.get(file) };
  const written = [...texts].flatMap(([path, text]) => sstFunctions(text).map((one) => ({ ...one, file: path })));
  const found = written.length > 0 ? written : await exported(folder, files, file);
  const declared = await Promise.all(found.map((one) => declare(one, app)));
  const functions = apart(declared.filter((one) => one !== undefined));
  const isUnread = functions.length === 0 && [...texts.values()].some(makesFunctions);
  // SST 2 has no state that could be exported.
  const hasState = /\$config\s*\(/.test(config);
  return {
    ...project,
    name: '',
    functions,
    sources: [],
    triggers: [],
    tags: {},
    problems: isUnread && !hasState ? [{ message: unreadMessage(found), line: 0 }] : [],
    action: isUnread && hasState ? { kind: 'run', command: `npx sst state export > ${stateName}` } : undefined,
    files: [...read],
  };
}

/** Many apps are websites or containers alone, and have no functions that anybody wrote. */
function makesFunctions(text: string): boolean {
  return /\bnew\s+(sst\.aws\.)?(Function|Cron|CronV2|Api|ApiGateway\w+|AppSync(Api)?|WebSocketApi|Workflow)\b|\.(subscribe|route)\w*\s*\(/.test(
    text,
  );
}

function unreadMessage(found: readonly Placed[]): string {
  const handlers = [...new Set(found.map(({ handler }) => handler).filter((one) => one.includes('/')))];
  return handlers.length === 0
    ? 'Its handlers are computed by the program, so its functions are not known.'
    : `No file was found for its handlers: ${handlers.join(', ')}.`;
}

/** The config and what it imports of its own project: `./infra/api`, `./stacks/MyStack`. */
async function readProgram(file: string, files: FolderReader): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [file];
  for (let path = waiting.shift(); path !== undefined && texts.size < maxFiles; path = waiting.shift()) {
    if (texts.has(path)) continue;
    const text = await files.readText(path, 1_000_000);
    if (text === undefined) continue;
    texts.set(path, text);
    for (const [, module = ''] of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      const base = joinPath(folderOf(path), module.replace(/\.(js|ts|mjs)$/, ''));
      const candidates = [`${base}.ts`, `${base}.js`, `${base}.mjs`, `${base}/index.ts`];
      const there = await Promise.all(candidates.map((one) => files.exists(one)));
      waiting.push(...candidates.filter((_, index) => there[index]).slice(0, 1));
    }
  }
  return texts;
}

/** What SST says of its functions in a state: the source of each is in the component around it. */
async function exported(folder: string, files: FolderReader, file: string): Promise<readonly Placed[]> {
  const text = (await files.readText(joinPath(folder, stateName), 16_000_000)) ?? '';
  return (pulumiFunctions(text) ?? []).flatMap(({ name, values, sourceHandler }) => {
    const options = { timeout: values.timeout, memory: values.memory_size, runtime: values.runtime };
    const component = name.replace(/Function$/, '');
    return sourceHandler === undefined
      ? []
      : [{ handler: sourceHandler, component, kind: 'Function', options, line: 0, file }];
  });
}

async function declare(one: Placed, app: App): Promise<DeclaredFunction | undefined> {
  const { project, names, appName } = app;
  const { handler, component, kind, options } = one;
  const source = await sourceOf(handler, app);
  if (source === undefined) return undefined;
  const own =
    kind === 'Function' && component !== '' ? component : localName(handler.replaceAll('.', '-').replace(/^[-/]+/, ''));
  const usual = source.path.endsWith('.py') ? 'python3.12' : 'nodejs22.x';
  const { environment, unset } = environmentOf(options.environment);
  return plainFunction({
    project,
    name: names?.get(own) ?? own,
    logicalId: own,
    deployedNames: [own, ...deployedNames(one, appName)],
    templatePath: one.file,
    line: one.line,
    handler: handler.replace(/^\.\//, ''),
    runtime: typeof options.runtime === 'string' ? options.runtime : usual,
    code: source.code,
    codeUri: source.code.kind === 'esbuild' ? folderOf(source.path) : project.folder,
    timeoutSeconds: amount(options.timeout, { minute: 60 }) ?? 20,
    memoryMb: amount(options.memory ?? options.memorySize, { gb: 1024 }) ?? 1024,
    environment,
    problems: [
      ...unset,
      ...(options.link === undefined && options.bind === undefined
        ? []
        : ['Linked resources are not available: SST passes them on only to deployed functions.']),
    ],
  });
}

/** As SST 3 and, in stacks of CloudFormation, SST 2 name functions. */
function deployedNames({ component, kind }: SstFunction, appName: string | undefined): readonly string[] {
  if (component === '' || appName === undefined) return [];
  const inner = kind === 'Function' ? 'Function' : 'HandlerFunction';
  return [`${appName}-*-${component}${inner}-*`, `*-${appName}-*-${component}*-*`];
}

/** The file of a handler, and the code that runs it. */
async function sourceOf(
  handler: string,
  { project, files }: App,
): Promise<{ readonly path: string; readonly code: DeclaredCode } | undefined> {
  const module = handler.slice(0, handler.lastIndexOf('.')).replace(/^\.\//, '');
  for (const ending of ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.py']) {
    const path = joinPath(project.folder, `${module}${ending}`);
    if (!(await files.exists(path))) continue;
    if (/\.(py|cjs)$/.test(ending)) return { path, code: { kind: 'folder', path: project.folder, built: undefined } };
    const bundle = {
      entry: path,
      outfile: module,
      folder: project.folder,
      externals: [],
      tsconfig: undefined,
      sourcemap: true,
      minify: false,
      target: undefined,
      format: 'esm' as const,
      define: {},
      loader: {},
      mainFields: [],
    };
    return { path, code: { kind: 'esbuild', built: undefined, bundle } };
  }
  return undefined;
}

function environmentOf(declared: unknown) {
  const environment: Record<string, string> = {};
  const unset: string[] = [];
  for (const [name, value] of Object.entries(objectAt(declared))) {
    if (typeof value === 'string') environment[name] = value;
    else unset.push(`Environment variable ${name} is not set: known only after deployment.`);
  }
  return { environment, unset };
}

/** `"3 minutes"`, `"1024 MB"`, or a number. */
function amount(value: unknown, units: Readonly<Record<string, number>>): number | undefined {
  if (typeof value === 'number') return value;
  const [, number = '', unit = ''] = typeof value === 'string' ? (/^(\d+)\s*([a-z]*)/i.exec(value) ?? []) : [];
  const factor = Object.entries(units).find(([name]) => unit.toLowerCase().startsWith(name))?.[1] ?? 1;
  return number === '' ? undefined : Number(number) * factor;
}

/** The same handler may serve several routes. */
function apart(functions: readonly DeclaredFunction[]): readonly DeclaredFunction[] {
  return [...new Map(functions.map((one) => [one.logicalId, one])).values()];
}
