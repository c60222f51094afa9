import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { CodeVersions } from '../code/codeVersions';
import { DebugSessions } from '../debugging/debugSessions';
import type { FunctionCatalog } from '../functions/functionCatalog';
import type { Identities } from '../identities';
import { CalledRuns } from '../invocations/calledRuns';
import { Runner } from '../invocations/runner';
import { LogStore } from '../logs/logStore';
import type { LocalOptions } from '../options';
import { preciseNow } from '../preciseNow';
import { nodeInterpreter } from '../sandbox/interpreter';
import { nodeOnPathStripsTypes, stripsTypes } from '../sandbox/nodeFeatures';
import { cacheFolderOr, makeScratchFolder } from '../sandbox/privateFolders';
import { killMarked, startWatchdog } from '../sandbox/processMarks';
import { SandboxPool } from '../sandbox/sandboxPool';
import type { WorkerSurroundings } from '../sandbox/workerEnvironment';
import { WorkerReserve } from '../sandbox/workerReserve';
import { DaemonCollector } from '../tracing/daemonCollector';
import { TraceStore } from '../tracing/traceStore';
import type { Starter } from './starter';

/** Everything that runs functions: their processes, and the logs and traces that these write. */
export interface FunctionRuntime {
  readonly logs: LogStore;
  readonly traces: TraceStore;
  readonly debugging: DebugSessions;
  readonly runner: Runner;
  /** Runs that pollers and HTTP clients started. */
  readonly runs: CalledRuns;
  /** A folder that `stop` removes. */
  readonly scratchFolder: string;
  /** Tells functions the endpoint of the service, which is known before the first process is started. */
  setEndpoint(endpoint: string): void;
  /** Starts a process in reserve where the catalog has functions that can use it. */
  fillReserve(catalog: FunctionCatalog): Promise<void>;
  /** Ends all processes of functions. */
  stop(): void;
}

/** Prepares to run functions; no process is started. `runtimeFolder` contains `start.mjs` and `bootstrap.py`. */
export async function startRuntime(
  options: LocalOptions,
  runtimeFolder: string,
  { log, tell, debugKey }: Starter,
  identities: Identities,
): Promise<FunctionRuntime> {
  const place = { region: options.region, accountId: options.accountId };
  const logs = new LogStore();
  const traces = new TraceStore();
  const collector = await DaemonCollector.start(traces, log);
  const scratchFolder = makeScratchFolder();
  const mark = randomUUID();
  startWatchdog(mark, scratchFolder);
  const nodeStripsTypes = await nodeOnPathStripsTypes();
  let endpoint = '';
  const surroundings: WorkerSurroundings = {
    place,
    runtimeFolder,
    daemonAddress: collector.address,
    // Functions call AWS only with a profile that was chosen for them.
    sourceEndpoint: options.sourceEndpoint?.includes('{service}') === true ? undefined : options.sourceEndpoint,
    scratchFolder,
    cacheFolder: cacheFolderOr(scratchFolder),
    python: options.python,
    debugpyFolder: options.debugpyFolder,
    nodeStripsTypes,
    sdkFolder: options.sdkFolder,
    mark,
    identityOf: (declared) => identities.of(declared),
    get endpoint() {
      return endpoint;
    },
  };
  const reserve = new WorkerReserve(mark, scratchFolder);
  const versions = new CodeVersions(log);
  const canStripTypes = async () => nodeStripsTypes || stripsTypes(process.version);
  const tools = { scratchFolder, canStripTypes };
  const { maxConcurrency } = options;
  const pool = new SandboxPool({ logs, surroundings, reserve, versions, tools, maxConcurrency });
  const debugging = new DebugSessions(debugKey, tell);
  const runs = new CalledRuns(preciseNow);
  return {
    logs,
    traces,
    debugging,
    runs,
    runner: new Runner(pool, traces, debugging, { place, runtimeFolder, runs }),
    scratchFolder,
    setEndpoint(value) {
      endpoint = value;
    },
    async fillReserve(catalog) {
      const hasNode = (await catalog.functions()).some(({ runtime }) => runtime.startsWith('nodejs'));
      if (hasNode) reserve.fill(nodeInterpreter(surroundings, false));
    },
    stop() {
      pool.stop();
      reserve.stop();
      versions.stop();
      collector.stop();
      // What is left of processes that have ended before.
      killMarked(mark);
      rmSync(scratchFolder, { recursive: true, force: true });
    },
  };
}
