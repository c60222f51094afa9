import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalDestinations } from './destinations/localDestinations';
import { FunctionCatalog } from './functions/functionCatalog';
import { AwsServer } from './http/awsServer';
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
import { SandboxPool } from './sandbox/sandboxPool';
import type { WorkerSurroundings } from './sandbox/workerEnvironment';
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

/**
 * Builds the service and opens its port. `runtimeFolder` is where `start.mjs` and `bootstrap.py` are. Rejects with Node's
 * error when the template cannot be read or the port cannot be had.
 */
export async function startService(
  options: LocalOptions,
  runtimeFolder: string,
  log: (line: string) => void,
): Promise<RunningService> {
  const place = { region: options.region, accountId: options.accountId };
  const { stateFolder } = options;
  const catalog = await FunctionCatalog.open(options.template, place, log);
  const logs = new LogStore();
  const traces = new TraceStore();
  const collector = await DaemonCollector.start(traces, log);
  // Its endpoint is known once the server listens, which is before the first process is started.
  let endpoint = '';
  const surroundings: WorkerSurroundings = {
    place,
    runtimeFolder,
    daemonAddress: collector.address,
    get endpoint() {
      return endpoint;
    },
  };
  const pool = new SandboxPool(logs, surroundings);
  const runner = new Runner(pool, traces, place);
  const pollEvents = new PollEventLog(preciseNow);
  const common = { catalog, pace: new Pace(options.timeScale), now: preciseNow, log };
  const invoke = async (functionArn: string, payload: string) => queue.accept(await newEvent(functionArn, payload));
  const sources = new Sources({ ...common, place, stateFolder, events: pollEvents, invoke });
  const destinations = new LocalDestinations({
    sources,
    bucketFolder: join(stateFolder ?? join(tmpdir(), `dwell-${process.pid}`), 'buckets'),
    arnOf: (logicalId) => catalog.arnOf(logicalId),
    invoke,
  });
  const queue = new EventQueue({
    ...common,
    runner,
    traces,
    journal: new EventJournal(stateFolder),
    outlets: new EventOutlets(destinations, place, log),
    retryDelaysMs: options.retryDelaysMs,
  });
  const newEvent = async (functionArn: string, payload: string) => {
    const declared = await catalog.find(functionArn, null);
    const requestId = randomUUID();
    const header = { root: undefined, parent: undefined, isSampled: undefined };
    const invocation = { declared, place, requestId, header, receivedMs: preciseNow() };
    const trace = new InvocationTrace(invocation, decideTrace(invocation), 202, traces);
    trace.answered(preciseNow());
    const acceptedMs = invocation.receivedMs;
    return { functionName: declared.name, requestId, payload: Buffer.from(payload, 'utf8'), acceptedMs, trace };
  };
  const mappings = new MappingStore(catalog, stateFolder);
  sources.open();
  mappings.open();
  sources.declare(await catalog.sources());
  const caller = new FunctionCaller(catalog, runner, traces);
  const engine = new PollerEngine({ ...common, mappings, sources, caller, destinations, events: pollEvents });
  const stores = { logs, traces, groups: new GroupStore(), schemas: new SchemaStore(), sources, mappings, pollEvents };
  const services = { catalog, runner, queue, ...stores, now: preciseNow, log };
  const server = await AwsServer.start(services, options.port).catch((error: unknown) => {
    collector.stop();
    throw error;
  });
  endpoint = server.endpoint;
  engine.start();
  await queue.resume();
  const stop = () => {
    engine.stop();
    queue.stop();
    sources.stop();
    server.stop();
    pool.stop();
    collector.stop();
  };
  return { endpoint, catalog, stop };
}
