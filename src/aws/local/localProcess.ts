import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import type { DebugEvent } from '../../model/invocation/debugEvent';
import type { Credentials } from '../credentials/credentials';
import { LocalServiceError, NoLocalFunctionsError } from './localServiceError';
import type { PolledSources } from './polledSources';

/** A folder that is served with all its projects, or one template of it. Paths are absolute. */
export interface LocalRoot {
  readonly folder: string;
  readonly template: string | undefined;
  /** Values of template parameters. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What the functions of a folder get besides what is declared. */
export interface LocalIdentity {
  readonly folder: string;
  /** The profile whose credentials functions get; `undefined`: that of an outer folder, else no account; empty: no account. */
  readonly profile: string | undefined;
  /** What functions call instead of AWS. */
  readonly endpoint: string | undefined;
  /** Absolute paths. */
  readonly envFiles: readonly string[];
}

export interface LocalProcessOptions {
  /** Path of `dist/local.js`. */
  readonly localProgram: string;
  /** What is served; none when the workspace has no project. Asked for at each start. */
  readonly roots: () => Promise<readonly LocalRoot[]>;
  readonly retryDelaysSeconds: readonly [number, number];
  /** Where it keeps its state over a restart; by default nowhere. */
  readonly stateFolder?: string | undefined;
  readonly maxConcurrency?: number;
  /** On whose behalf the functions of each folder run; by default on nobody's. */
  readonly identities?: readonly LocalIdentity[];
  /** The variables of deployed functions, by the names of those that get them. Asked for at each start. */
  readonly deployedEnvironments?: () => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  readonly python?: string | undefined;
  readonly sdkFolder?: string | undefined;
  readonly timeScale?: number;
  readonly hasSchedules?: boolean;
  /** Finds whose queues and streams are polled instead of its own, at each start; absent: its own. */
  readonly polledSources?: (() => Promise<PolledSources>) | undefined;
  /** The program that runs `localProgram`; by default VS Code's Electron, which can run Node.js programs. */
  readonly nodeProgram?: string;
  readonly log: (line: string) => void;
  /** The folder with `debugpy`, where one is installed. */
  readonly debugpyFolder?: string | undefined;
  /** Allows requests to debug: only who knows it may. */
  readonly debugKey?: string | undefined;
  /** What happens to functions that are debugged. */
  readonly onDebugEvent?: (event: DebugEvent) => void;
  /** How long the ready line may take; 20 s unless told. */
  readonly startTimeoutMs?: number;
}

const readyLine = v.object({
  event: v.literal('ready'),
  endpoint: v.pipe(v.string(), v.url()),
  region: v.string(),
  accountId: v.string(),
});

const waitingLine = v.object({
  event: v.literal('debuggerWaiting'),
  sessionId: v.string(),
  traceId: v.string(),
  requestId: v.string(),
  functionName: v.string(),
  attempt: v.number(),
  isReplay: v.optional(v.boolean()),
  language: v.picklist(['node', 'python']),
  host: v.literal('127.0.0.1'),
  port: v.number(),
  codeFolder: v.string(),
});

const answeredLine = v.object({ event: v.literal('debuggerAnswered'), sessionId: v.string() });

const credentialsLine = v.object({ event: v.literal('credentialsNeeded') });

const endedLine = v.object({ event: v.literal('debuggerEnded'), sessionId: v.string() });

/** What the local service says when it can be called. */
export type LocalReady = v.InferOutput<typeof readyLine>;

const noProject =
  'No functions found in this workspace. Dwell looks for SAM and CloudFormation templates, cdk.out, serverless.yml and Terraform files.';

const allLines = [readyLine, waitingLine, answeredLine, endedLine, credentialsLine] as const;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** The child process of the local service. It ends when its stdin closes, so also when the extension host dies. */
export class LocalProcess {
  private child: Child | undefined;
  private starting: Promise<LocalReady> | undefined;

  constructor(private readonly options: LocalProcessOptions) {}

  /** Starts the service if it is not running, and waits until it is ready. Throws LocalServiceError. */
  ready(): Promise<LocalReady> {
    this.starting ??= this.start();
    return this.starting;
  }

  /** Ends the process by closing its stdin, so that it can end its workers; kills it when that is not enough. */
  dispose(): void {
    const { child } = this;
    this.child = undefined;
    this.starting = undefined;
    if (child === undefined) return;
    child.stdin.end();
    const force = setTimeout(() => child.kill('SIGKILL'), 2_000);
    force.unref();
    child.once('exit', () => clearTimeout(force));
  }

  private async start(): Promise<LocalReady> {
    try {
      const polled = await this.options.polledSources?.();
      const child = this.spawn(await this.options.roots(), polled);
      this.child = child;
      const errors = new Tail();
      createInterface({ input: child.stderr }).on('line', (line) => {
        errors.add(line);
        this.options.log(`local: ${line}`);
      });
      child.once('exit', (code, signal) => this.onExit(child, code, signal));
      const giveCredentials = () =>
        void polled?.credentials().then(
          (credentials) => tellCredentials(child, credentials),
          (error: unknown) =>
            tellChild(child, { credentialsProblem: error instanceof Error ? error.message : String(error) }),
        );
      const ready = await waitForReady(child, { errors, giveCredentials }, this.options);
      await this.giveEnvironments(ready);
      this.options.log(`local: ready at ${ready.endpoint}`);
      return ready;
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Over the wire: arguments and variables of a process can be seen by others. */
  private async giveEnvironments({ endpoint }: LocalReady): Promise<void> {
    const { deployedEnvironments, debugKey = '' } = this.options;
    for (const [name, Variables] of (await deployedEnvironments?.()) ?? []) {
      const url = `${endpoint}/dwell/environments/${encodeURIComponent(name)}`;
      const request = { method: 'PUT', headers: { 'Dwell-Debug': debugKey }, body: JSON.stringify({ Variables }) };
      const { ok, status } = await fetch(url, request);
      if (!ok) this.options.log(`local: ${name} did not get the environment of the deployed function (${status})`);
    }
  }

  private spawn(roots: readonly LocalRoot[], polled: PolledSources | undefined): Child {
    if (roots.length === 0) throw new NoLocalFunctionsError(noProject);
    const { localProgram, retryDelaysSeconds, nodeProgram, debugKey } = this.options;
    const served = roots.flatMap(argumentsOf);
    const delays = retryDelaysSeconds.join(',');
    const further = [...furtherArguments(this.options), ...polledArguments(polled)];
    // Behind `--`, Node.js does not look for the files of `--env-file` itself (https://github.com/nodejs/node/issues/54232).
    const args = [localProgram, '--', ...served, '--port', '0', '--retry-delays', delays, ...further];
    return spawn(nodeProgram ?? process.execPath, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DWELL_DEBUG_KEY: debugKey },
    });
  }

  private onExit(child: Child, code: number | null, signal: string | null): void {
    this.options.log(`local: ended (${signal ?? `exit code ${code}`})`);
    if (this.child !== child) return;
    this.child = undefined;
    this.starting = undefined;
  }
}

function furtherArguments(options: LocalProcessOptions): readonly string[] {
  const { maxConcurrency, identities = [], python, sdkFolder, debugpyFolder, stateFolder } = options;
  const given = [
    ['--max-concurrency', maxConcurrency],
    ['--python', python],
    ['--sdk', sdkFolder],
    ['--debugpy', debugpyFolder],
    ['--state', stateFolder],
    ['--time-scale', options.timeScale],
    ['--schedules', options.hasSchedules === true ? 'on' : undefined],
    ...identities.flatMap((one) => identityArguments(one, identities.length === 1)),
  ] as const;
  return given.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}

/** Requests are signed by the service, which asks for credentials on its stdout: they are in no argument or environment. */
function polledArguments(polled: PolledSources | undefined): readonly string[] {
  if (polled === undefined) return [];
  const { endpoint, region, accountId } = polled;
  const account = accountId === undefined ? [] : ['--account', accountId];
  return ['--source-endpoint', endpoint, '--source-credentials', 'parent', '--region', region, ...account];
}

function tellCredentials(child: Child, { expiration, ...credentials }: Credentials): void {
  tellChild(child, { credentials: { ...credentials, expiresMs: expiration?.getTime() } });
}

/** A line on its stdin, which is its line to this process. */
function tellChild(child: Child, line: object): void {
  if (child.stdin.writable) child.stdin.write(`${JSON.stringify(line)}\n`);
}

function identityArguments(
  { folder, profile, endpoint, envFiles }: LocalIdentity,
  isOnly: boolean,
): readonly (readonly [string, string])[] {
  const given = [
    ['--profile', profile],
    ['--endpoint', endpoint],
    ...envFiles.map((path) => ['--env-file', path] as const),
  ] as const;
  return given.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, isOnly ? value : `${folder}=${value}`] as const],
  );
}

/** What else is done with the lines of a child while it starts, and later. */
interface ChildLines {
  readonly errors: Tail;
  readonly giveCredentials: () => void;
}

function waitForReady(
  child: Child,
  { errors, giveCredentials }: ChildLines,
  options: LocalProcessOptions,
): Promise<LocalReady> {
  const timeoutMs = options.startTimeoutMs ?? 20_000;
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      clearTimeout(timer);
      reject(new LocalServiceError(`The local service ${what}${errors.asReason()} See the Dwell log for more.`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${timeoutMs / 1000} s`), timeoutMs);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    // `close` is emitted after the last line of stderr, `exit` may be emitted before it.
    child.once('close', (code, signal) => fail(`ended while it started (${signal ?? `exit code ${code}`})`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = parseLine(line);
      if (said === undefined) return options.log(`local: ${line}`);
      if (said.event === 'credentialsNeeded') return giveCredentials();
      if (said.event !== 'ready') return options.onDebugEvent?.(said);
      clearTimeout(timer);
      resolve(said);
    });
  });
}

type Said = LocalReady | DebugEvent | v.InferOutput<typeof credentialsLine>;

function parseLine(line: string): Said | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const result = v.safeParse(v.variant('event', allLines), JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    // Invalid JSON is ordinary output.
    return undefined;
  }
}

/** Collects the last lines of an output, to explain a failure. */
class Tail {
  private readonly lines: string[] = [];

  add(line: string): void {
    if (line.trim() === '') return;
    this.lines.push(line.trim());
    if (this.lines.length > 5) this.lines.shift();
  }

  asReason(): string {
    return this.lines.length === 0
      ? '.'
      : `: ${this.lines
          .join(' ')
          .slice(-600)
          .replace(/[.!?]?$/, '.')}`;
  }
}

function argumentsOf({ folder, template, parameters }: LocalRoot): readonly string[] {
  const values = Object.entries(parameters).flatMap(([name, value]) => ['--parameter', `${name}=${value}`]);
  return template === undefined ? ['--folder', folder, ...values] : ['--template', template, ...values];
}
