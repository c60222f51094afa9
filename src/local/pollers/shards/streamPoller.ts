import type { DestinationSender } from '../../destinations/destinationSender';
import type { Position } from '../../sources/streams/position';
import { type Poller, type PollerContext, pause } from '../poller';
import { ShardPoller } from './shardPoller';
import type { ShardFacts, ShardReader } from './shardReader';
import type { ShardState } from './shardState';

/** Polling interval for new shards without change notifications. */
const lookMs = 2_000;

export interface StreamPollerOptions {
  readonly reader: ShardReader;
  readonly context: PollerContext;
  readonly destinations: DestinationSender;
  readonly functionArn: string;
  stateOf(shardId: string): ShardState | undefined;
  hasState(): boolean;
  save(shardId: string, state: ShardState): void;
}

/** Polls all shards of a stream: each by itself, and one that was split before those that came of it. */
export class StreamPoller implements Poller {
  private readonly stopping = new AbortController();
  private readonly shards = new Map<string, ShardPoller>();
  private readonly ended: Promise<void>;

  constructor(private readonly options: StreamPollerOptions) {
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    await Promise.all([...this.shards.values()].map((one) => one.stop()));
  }

  private async run(): Promise<void> {
    const { reader, context } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.startShards(await reader.shards());
        await reader.wait(lookMs, signal);
      } catch (error) {
        context.setResult('PROBLEM: Stream cannot be read');
        context.log(`${reader.sourceArn}: ${error instanceof Error ? error.message : String(error)}`);
        await pause(lookMs, signal);
      }
    }
  }

  private async startShards(found: readonly ShardFacts[]): Promise<void> {
    const { stateOf, hasState, save } = this.options;
    // What comes of a split later is read from its beginning, wherever the mapping once began.
    const isFirst = !hasState();
    for (const { id } of found) {
      if (stateOf(id) !== undefined) continue;
      save(id, { position: isFirst ? await this.startingPosition(id) : { kind: 'trimHorizon' } });
    }
    const ids = new Set(found.map(({ id }) => id));
    for (const { id, parents } of found) {
      const state = stateOf(id);
      if (state === undefined || state.isEnd === true || this.shards.has(id) || this.stopping.signal.aborted) continue;
      const isReady = parents.every((parent) => !ids.has(parent) || stateOf(parent)?.isEnd === true);
      if (isReady) this.start(id, state);
    }
  }

  private start(shardId: string, state: ShardState): void {
    const { reader, context, destinations, functionArn } = this.options;
    const save = (next: ShardState) => this.options.save(shardId, next);
    const poller = new ShardPoller({ reader, context, destinations, functionArn, shardId, state, save });
    this.shards.set(shardId, poller);
    void poller.ended.then(() => this.shards.delete(shardId));
  }

  private async startingPosition(shardId: string): Promise<Position> {
    const { startingPosition, startingPositionMs = 0 } = this.options.context.settings;
    switch (startingPosition) {
      case 'LATEST':
        return this.options.reader.latest(shardId);
      case 'AT_TIMESTAMP':
        return { kind: 'timestamp', ms: startingPositionMs };
      default:
        return { kind: 'trimHorizon' };
    }
  }
}
