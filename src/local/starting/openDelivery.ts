import { join } from 'node:path';
import { LocalDestinations } from '../destinations/localDestinations';
import { DurableService } from '../durable/durableService';
import { ExecutionStore } from '../durable/executionStore';
import { FunctionCalls } from '../durable/functionCalls';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { EventJournal } from '../invocations/eventJournal';
import { EventOutlets } from '../invocations/eventOutlets';
import { EventQueue } from '../invocations/eventQueue';
import { MappingStore } from '../mappings/mappingStore';
import type { LocalOptions } from '../options';
import { FunctionCaller } from '../pollers/functionCaller';
import { PollEventLog } from '../pollers/pollEventLog';
import { PollerEngine } from '../pollers/pollerEngine';
import { EndpointClient } from '../pollers/remote/endpointClient';
import { preciseNow } from '../preciseNow';
import { Sources } from '../sources/sources';
import { Pace } from '../storage/pace';
import { newEvent } from './newEvent';
import type { Starter } from './starter';
import type { FunctionRuntime } from './startRuntime';

/** Everything that invokes functions without a caller who waits: the event queue, executions, sources, mappings and their pollers. */
export interface EventDelivery {
  readonly queue: EventQueue;
  readonly durable: DurableService;
  readonly sources: Sources;
  readonly mappings: MappingStore;
  readonly pollEvents: PollEventLog;
  /** Stands for S3: a folder for each bucket. */
  readonly bucketFolder: string;
  /** Begins to poll, and continues with the events that an earlier process did not finish. */
  start(): Promise<void>;
  stop(): void;
}

/** Opens the state of an earlier process and creates what the projects declare; nothing runs before `start`. */
export async function openDelivery(
  options: LocalOptions,
  catalog: FunctionCatalog,
  { runner, traces, scratchFolder }: FunctionRuntime,
  { log, sourceCredentials }: Pick<Starter, 'log' | 'sourceCredentials'>,
): Promise<EventDelivery> {
  const { stateFolder, sourceEndpoint, hasSchedules, retryDelaysMs } = options;
  const { place } = catalog;
  const pollEvents = new PollEventLog(preciseNow);
  const common = { catalog, pace: new Pace(options.timeScale), now: preciseNow, log };
  const invoke = async (functionArn: string, payload: string) => {
    const { event, declared } = await newEvent(functionArn, payload, catalog, traces);
    if (declared.durable === undefined) return queue.accept(event);
    const { decision } = event.trace;
    await durable.startUnnamed(declared, declared.durable, { input: payload, trace: decision, isEvent: true });
  };
  const bucketFolder = join(stateFolder ?? scratchFolder, 'buckets');
  const isElsewhere = sourceEndpoint !== undefined;
  const ofSources = { place, isElsewhere, bucketFolder, stateFolder, hasSchedules, events: pollEvents, invoke };
  const sources = new Sources({ ...common, ...ofSources });
  const { region } = place;
  const credentials = sourceCredentials(options.sourceCredentials);
  const remote =
    sourceEndpoint === undefined ? undefined : new EndpointClient({ endpoint: sourceEndpoint, region, credentials });
  const destinations = new LocalDestinations({ sources, bucketFolder, remote, invoke });
  const journal = new EventJournal(stateFolder);
  const outlets = new EventOutlets(destinations, place, log);
  const queue = new EventQueue({ ...common, runner, traces, journal, outlets, retryDelaysMs });
  const calls = new FunctionCalls(runner, traces, place);
  const durable = new DurableService({ ...common, calls, store: new ExecutionStore(stateFolder), outlets });
  const mappings = new MappingStore(catalog, stateFolder);
  sources.open();
  mappings.open();
  durable.store.open();
  sources.declare(await catalog.sources());
  const caller = new FunctionCaller(catalog, runner, traces, durable);
  const polled = { mappings, sources, caller, destinations, events: pollEvents, remote };
  const engine = new PollerEngine({ ...common, ...polled });
  return {
    queue,
    durable,
    sources,
    mappings,
    pollEvents,
    bucketFolder,
    async start() {
      engine.start();
      await queue.resume();
      durable.resume();
    },
    stop() {
      engine.stop();
      queue.stop();
      durable.stop();
      sources.stop();
    },
  };
}
