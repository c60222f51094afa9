import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DebugEvent } from '../model/invocation/debugEvent';
import { CodeVersions } from './code/codeVersions';
import { DebugSessions } from './debugging/debugSessions';
import { LocalDestinations } from './destinations/localDestinations';
import { FunctionCatalog } from './functions/functionCatalog';
import { startAwsServer } from './http/awsServer';
import { Identities } from './identities';
import { EventJournal } from './invocations/eventJournal';
import { EventOutlets } from './invocations/eventOutlets';
import { EventQueue } from './invocations/eventQueue';
import { Runner } from './invocations/runner';
import { LogStore } from './logs/logStore';
import { MappingStore } from './mappings/mappingStore';
import type { LocalOptions } from './options';
import { FunctionCaller } from './pollers/functionCaller';
import { PollEventLog } from './pollers/pollEventLog';
import { PollerEngine } from './pollers/pollerEngine';
import { preciseNow } from './preciseNow';
import { nodeInterpreter } from './sandbox/interpreter';
import { nodeOnPathStripsTypes, stripsTypes } from './sandbox/nodeFeatures';
import { cacheFolderOr, makeScratchFolder } from './sandbox/privateFolders';
import { killMarked, startWatchdog } from './sandbox/processMarks';
import { SandboxPool } from './sandbox/sandboxPool';
import type { WorkerSurroundings } from './sandbox/workerEnvironment';
import { WorkerReserve } from './sandbox/workerReserve';
import { SchemaStore } from './schemas/schemaStore';
import { Sources } from './sources/sources';
import { Pace } from './storage/pace';
import { DaemonCollector } from './tracing/daemonCollector';
import { GroupStore } from './tracing/groupStore';
import { decideTrace, InvocationTrace } from './tracing/invocationTrace';
import { TraceStore } from './tracing/traceStore';

export interface RunningService {
  readonly endpoint: string;
  readonly catalog: FunctionCatalog;
  /** Ends the server and all processes of functions. */
  stop(): void;
}

/** Whoever started the service. */
export interface Starter {
  /** A line for a log. Never payloads, never values of environment variables. */
  log(line: string): void;
  /** What happens to functions that are debugged. */
  tell(event: DebugEvent): void;
  /** What a request has to know to debug a function; without a key nobody can. */
  readonly debugKey: string | undefined;
}

/**
 * Builds the service and opens its port. `runtimeFolder` contains `start.mjs` and `bootstrap.py`. Rejects with Node's error when
 * the template cannot be read or the port cannot be opened.
 */
export async function startService(
  options: LocalOptions,
  runtimeFolder: string,
  { log, tell, debugKey }: Starter,
): Promise<RunningService> {
  const place = { region: options.region, accountId: options.accountId };
  const identities = await Identities.read(options);
  const catalog = await FunctionCatalog.open(
    { roots: options.roots, place, environmentOf: (one) => identities.environmentOf(one) },
    log,
  );
  const logs = new LogStore();
  const traces = new TraceStore();
  const collector = await DaemonCollector.start(traces, log);
  const scratchFolder = makeScratchFolder();
  const mark = randomUUID();
  startWatchdog(mark, scratchFolder);
  const nodeStripsTypes = await nodeOnPathStripsTypes();
  // Its endpoint is known once the server listens, which is before the first process is started.
  let endpoint = '';
  const surroundings: WorkerSurroundings = {
    place,
    runtimeFolder,
    daemonAddress: collector.address,
    sourceEndpoint: options.sourceEndpoint,
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
  const pool = new SandboxPool({
    logs,
    surroundings,
    reserve,
    versions,
    tools: { scratchFolder, canStripTypes },
    maxConcurrency: options.maxConcurrency,
  });
  const debugging = new DebugSessions(debugKey, tell);
  const runner = new Runner(pool, traces, debugging, { place, runtimeFolder });
  const { stateFolder, sourceEndpoint, hasSchedules } = options;
  const pollEvents = new PollEventLog(preciseNow);
  const common = { catalog, pace: new Pace(options.timeScale), now: preciseNow, log };
  const invoke = async (functionArn: string, payload: string) =>
    queue.accept(await newEvent(functionArn, payload, catalog, traces));
  const sources = new Sources({
    ...common,
    place,
    stateFolder,
    sourceEndpoint,
    hasSchedules,
    events: pollEvents,
    invoke,
  });
  const bucketFolder = join(stateFolder ?? scratchFolder, 'buckets');
  const destinations = new LocalDestinations({ sources, bucketFolder, invoke });
  const journal = new EventJournal(stateFolder);
  const outlets = new EventOutlets(destinations, place, log);
  const { retryDelaysMs } = options;
  const queue = new EventQueue({ ...common, runner, traces, journal, outlets, retryDelaysMs });
  const mappings = new MappingStore(catalog, stateFolder);
  sources.open();
  mappings.open();
  sources.declare(await catalog.sources());
  const caller = new FunctionCaller(catalog, runner, traces);
  const engine = new PollerEngine({
    ...common,
    mappings,
    sources,
    caller,
    destinations,
    events: pollEvents,
    sourceEndpoint,
  });
  const stores = { logs, traces, groups: new GroupStore(), schemas: new SchemaStore(), sources, mappings, pollEvents };
  const services = { catalog, runner, queue, ...stores, debugging, now: preciseNow, log };
  const server = await startAwsServer(services, options.port).catch((error: unknown) => {
    collector.stop();
    throw error;
  });
  endpoint = server.endpoint;
  engine.start();
  await queue.resume();
  const hasNode = (await catalog.functions()).some(({ runtime }) => runtime.startsWith('nodejs'));
  if (hasNode) reserve.fill(nodeInterpreter(surroundings, false));
  const stop = () => {
    engine.stop();
    queue.stop();
    sources.stop();
    server.stop();
    pool.stop();
    reserve.stop();
    versions.stop();
    collector.stop();
    // What is left of processes that have ended before.
    killMarked(mark);
    rmSync(scratchFolder, { recursive: true, force: true });
  };
  return { endpoint, catalog, stop };
}

/** An event that this service itself sends: of a topic, a rule, a destination. */
async function newEvent(functionArn: string, payload: string, catalog: FunctionCatalog, traces: TraceStore) {
  const declared = await catalog.find(functionArn, null);
  const requestId = randomUUID();
  const acceptedMs = preciseNow();
  const header = { root: undefined, parent: undefined, isSampled: undefined };
  const invocation = { declared, place: catalog.place, requestId, header, receivedMs: acceptedMs };
  const trace = new InvocationTrace(invocation, decideTrace(invocation), 202, traces);
  trace.answered(preciseNow());
  const common = { functionName: declared.name, requestId, acceptedMs, trace, isDebugged: false };
  return { ...common, payload: Buffer.from(payload, 'utf8') };
}
