import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalDestinations } from './destinations/localDestinations';
import { FunctionCatalog } from './functions/functionCatalog';
import { AwsServer } from './http/awsServer';
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
  const catalog = await FunctionCatalog.open(options.template, place, log);
  const logs = new LogStore();
  const traces = new TraceStore();
  const pollEvents = new PollEventLog(preciseNow);
  const pace = new Pace(options.timeScale);
  const { stateFolder } = options;
  const sources = new Sources({ place, pace, stateFolder, events: pollEvents, now: preciseNow });
  sources.open();
  sources.declare(await catalog.sources());
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
  const queue = new EventQueue(runner, catalog, options.retryDelaysMs, log);
  const groups = new GroupStore();
  const mappings = new MappingStore(catalog, stateFolder);
  mappings.open();
  const destinations = new LocalDestinations({
    sources,
    bucketFolder: join(stateFolder ?? join(tmpdir(), `dwell-${process.pid}`), 'buckets'),
    invoke: async () => {
      throw new Error('not here yet');
    },
  });
  const caller = new FunctionCaller(catalog, runner, traces);
  const engine = new PollerEngine({
    catalog,
    mappings,
    sources,
    caller,
    destinations,
    events: pollEvents,
    pace,
    now: preciseNow,
    log,
  });
  const stores = { logs, traces, groups, schemas: new SchemaStore(), sources, mappings, pollEvents };
  const services = { catalog, runner, queue, ...stores, now: preciseNow, log };
  const server = await AwsServer.start(services, options.port).catch((error: unknown) => {
    collector.stop();
    throw error;
  });
  endpoint = server.endpoint;
  engine.start();
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
