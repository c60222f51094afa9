import type { DestinationSender } from '../destinations/destinationSender';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { functionArn } from '../functions/functionReference';
import type { LocalMapping, MappingStore } from '../mappings/mappingStore';
import type { Sources } from '../sources/sources';
import type { Pace } from '../storage/pace';
import type { FunctionCaller } from './functionCaller';
import type { PollEventLog } from './pollEventLog';
import { type Poller, type PollerContext, pause } from './poller';
import { LocalQueueReader } from './queues/localQueueReader';
import { QueuePoller } from './queues/queuePoller';
import type { EndpointClient } from './remote/endpointClient';
import { type EmitSourceStep, RemoteQueueReader } from './remote/remoteQueueReader';
import { type EmitShardStep, RemoteShardReader } from './remote/remoteShardReader';
import { LocalStreamReader } from './shards/localStreamReader';
import { LocalTableReader } from './shards/localTableReader';
import type { ShardReader } from './shards/shardReader';
import { StreamPoller } from './shards/streamPoller';

export interface PollerSurroundings {
  readonly catalog: FunctionCatalog;
  readonly mappings: MappingStore;
  readonly sources: Sources;
  readonly caller: FunctionCaller;
  readonly destinations: DestinationSender;
  readonly events: PollEventLog;
  readonly pace: Pace;
  /** Where queues and streams are polled instead of here. */
  readonly remote: EndpointClient | undefined;
  now(): number;
  log(line: string): void;
}

interface Running {
  readonly poller: Poller;
  /** What it was started with: another text, another poller. */
  readonly fingerprint: string;
}

/** How often the template is looked at. */
const lookMs = 1_000;

/** Runs a poller for each enabled mapping with a source in this service, and reports its state in AWS's terms. */
export class PollerEngine {
  private readonly running = new Map<string, Running>();
  private readonly stopping = new AbortController();
  private declared: unknown;

  constructor(private readonly surroundings: PollerSurroundings) {}

  start(): void {
    void this.run();
  }

  /** Starts nothing new; running batches end with the process. */
  stop(): void {
    this.stopping.abort();
    for (const { poller } of this.running.values()) void poller.stop();
  }

  private async run(): Promise<void> {
    const { mappings, log } = this.surroundings;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const changed = mappings.changed.wait(lookMs, signal);
      try {
        await this.reconcile();
      } catch (error) {
        log(`Mappings: ${error instanceof Error ? error.message : String(error)}`);
        await pause(lookMs, signal);
      }
      await changed;
    }
  }

  private async reconcile(): Promise<void> {
    const { catalog, mappings, sources } = this.surroundings;
    const declared = await catalog.sources();
    if (declared !== this.declared) {
      // The service has declared them once before it was ready.
      if (this.declared !== undefined) sources.declare(declared);
      this.declared = declared;
    }
    const all = await mappings.all();
    const wanted = new Map(all.filter(({ isEnabled }) => isEnabled).map((one) => [one.uuid, one]));
    for (const [uuid, { poller, fingerprint }] of this.running) {
      const mapping = wanted.get(uuid);
      if (mapping !== undefined && fingerprintOf(mapping) === fingerprint) continue;
      await poller.stop();
      this.running.delete(uuid);
    }
    for (const mapping of all) this.settle(mapping);
  }

  private settle(mapping: LocalMapping): void {
    const { mappings, events } = this.surroundings;
    const { uuid, isEnabled, settings } = mapping;
    if (isEnabled && !this.running.has(uuid)) {
      const poller = this.pollerFor(mapping);
      if (poller !== undefined) this.running.set(uuid, { poller, fingerprint: fingerprintOf(mapping) });
    }
    const { state, result } = mappings.status(mapping);
    const settled = isEnabled ? 'Enabled' : 'Disabled';
    if (state === settled) return;
    mappings.setStatus(uuid, { state: settled, result });
    if (settings.source.kind !== 'arn') return;
    const place = { sourceArn: settings.source.arn, mappingUuid: uuid };
    events.emit(place, { kind: 'state', state: settled, reason: 'USER_INITIATED' });
  }

  /** `undefined` for a source that is not polled here. */
  private pollerFor(mapping: LocalMapping): Poller | undefined {
    const { source } = mapping.settings;
    if (source.kind !== 'arn') return undefined;
    const { sources, remote, events, now } = this.surroundings;
    const context = this.contextOf(mapping, source.arn);
    if (source.arn.split(':')[2] === 'sqs') {
      const emit: EmitSourceStep = (step) => events.emit({ sourceArn: source.arn }, step);
      const reader =
        remote === undefined
          ? new LocalQueueReader(sources.queues, source.arn, now)
          : new RemoteQueueReader({ client: remote, now, emit }, source.arn);
      return new QueuePoller(reader, context);
    }
    const reader = this.shardReaderOf(source.arn);
    return reader === undefined ? undefined : this.streamPoller(mapping, reader, context);
  }

  private streamPoller({ uuid, functionName }: LocalMapping, reader: ShardReader, context: PollerContext): Poller {
    const { mappings, destinations, catalog } = this.surroundings;
    return new StreamPoller({
      reader,
      context,
      destinations,
      functionArn: functionArn(catalog.place, functionName),
      stateOf: (shardId) => mappings.shardStates(uuid).get(shardId),
      hasState: () => mappings.shardStates(uuid).size > 0,
      save: (shardId, state) => mappings.saveShard(uuid, shardId, state),
    });
  }

  private shardReaderOf(arn: string): ShardReader | undefined {
    const { sources, catalog, remote, events } = this.surroundings;
    const role = `arn:aws:iam::${catalog.place.accountId}:role/local`;
    const service = arn.split(':')[2];
    if (remote !== undefined && (service === 'kinesis' || service === 'dynamodb')) {
      const emit: EmitShardStep = (step, shardId) => events.emit({ sourceArn: arn, shardId }, step);
      return new RemoteShardReader({ client: remote, emit }, arn, role);
    }
    switch (service) {
      case 'kinesis':
        return new LocalStreamReader(sources.streams, arn, role);
      case 'dynamodb':
        return new LocalTableReader(sources.tables, arn);
      default:
        return undefined;
    }
  }

  private contextOf({ uuid, functionName, settings }: LocalMapping, sourceArn: string): PollerContext {
    const { caller, pace, now, events, mappings, log } = this.surroundings;
    return {
      mappingUuid: uuid,
      functionName,
      settings,
      caller,
      pace,
      now,
      emit: (step, shardId) =>
        events.emit(
          shardId === undefined ? { sourceArn, mappingUuid: uuid } : { sourceArn, mappingUuid: uuid, shardId },
          step,
        ),
      setResult: (result) => mappings.setResult(uuid, result),
      log,
    };
  }
}

function fingerprintOf({ functionName, settings }: LocalMapping): string {
  return JSON.stringify([functionName, settings]);
}
