import type { DeclaredSource } from '../../model/function/declaredSource';
import type { PollEventLog } from '../pollers/pollEventLog';
import type { Pace } from '../storage/pace';
import { BucketStore } from './buckets/bucketStore';
import { BusStore } from './buses/busStore';
import { eventsOperations } from './buses/eventsOperations';
import { QueueStore } from './queues/queueStore';
import { messageOperations } from './queues/sqsMessages';
import { moveTaskOperations } from './queues/sqsMoveTasks';
import { queueOperations } from './queues/sqsQueues';
import { kinesisOperations } from './streams/kinesisOperations';
import { StreamStore } from './streams/streamStore';
import { declaredStreamLabel } from './tables/declaredStreamLabel';
import { itemOperations } from './tables/itemOperations';
import { queryOperations } from './tables/queryOperations';
import { readStreamView, tableOperations } from './tables/tableOperations';
import { TableStore } from './tables/tableStore';
import { tableStreamOperations } from './tables/tableStreamOperations';
import { snsOperations } from './topics/snsOperations';
import { TopicStore } from './topics/topicStore';
import type { SourceOperations } from './wire/sourceRequest';

export interface SourceSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly pace: Pace;
  /** `undefined`: nothing is persisted across restarts. */
  readonly stateFolder: string | undefined;
  readonly events: PollEventLog;
  /** Sources are behind another endpoint: what is here is not polled. */
  readonly isElsewhere: boolean;
  /** Whether rules run on their schedules by themselves. */
  readonly hasSchedules: boolean;
  /** Stands for S3: a folder for each bucket. */
  readonly bucketFolder: string;
  now(): number;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
  log(line: string): void;
}

/** Queues, streams and tables of this service. */
export class Sources {
  /** Sources are behind another endpoint: what is here is not polled. */
  readonly isElsewhere: boolean;
  readonly queues: QueueStore;
  readonly streams: StreamStore;
  readonly tables: TableStore;
  readonly topics: TopicStore;
  readonly buses: BusStore;
  readonly buckets: BucketStore;
  /** By the service's name and the operation's. */
  readonly operations: Readonly<Record<string, SourceOperations>>;

  constructor({ events, isElsewhere, ...surroundings }: SourceSurroundings) {
    this.isElsewhere = isElsewhere;
    this.queues = new QueueStore({
      ...surroundings,
      emit: (sourceArn, step) => events.emit({ sourceArn }, step),
    });
    const ofShards = {
      ...surroundings,
      emit: (sourceArn: string, step: Parameters<PollEventLog['emit']>[1], shardId: string) =>
        events.emit({ sourceArn, shardId }, step),
    };
    this.streams = new StreamStore(ofShards);
    this.tables = new TableStore(ofShards);
    this.topics = new TopicStore({ ...surroundings, queues: this.queues });
    this.buses = new BusStore({ ...surroundings, queues: this.queues });
    const { topics, queues, buses } = this;
    this.buckets = new BucketStore({ ...surroundings, region: surroundings.place.region, topics, queues, buses });
    this.operations = {
      sqs: { ...queueOperations(this.queues), ...messageOperations(this.queues), ...moveTaskOperations(this.queues) },
      kinesis: kinesisOperations(this.streams),
      dynamodb: { ...tableOperations(this.tables), ...itemOperations(this.tables), ...queryOperations(this.tables) },
      dynamodbstreams: tableStreamOperations(this.tables),
      sns: snsOperations(this.topics),
      events: eventsOperations(this.buses),
    };
  }

  /** Loads the state of an earlier process. */
  open(): void {
    this.queues.open();
    this.streams.open();
    this.tables.open();
  }

  stop(): void {
    this.queues.stop();
    this.buses.stop();
  }

  /** Settles when all changes so far are on disk. */
  async written(): Promise<void> {
    await Promise.all([this.queues.written(), this.streams.written(), this.tables.written()]);
  }

  /** Creates the resources that a template declares, like a deployment; existing ones keep their data. */
  declare(declared: readonly DeclaredSource[]): void {
    for (const one of declared) this.declareOne(one);
    this.buckets.declare(declared.flatMap((one) => (one.kind === 'bucket' ? [one] : [])));
  }

  private declareRule({ targets, ...declared }: Extract<DeclaredSource, { kind: 'rule' }>): void {
    const rule = this.buses.putRule(declared);
    rule.targets.clear();
    targets.forEach((target, index) => {
      rule.targets.set(String(index), { id: String(index), inputPath: undefined, ...target });
    });
  }

  private declareOne(declared: DeclaredSource): void {
    switch (declared.kind) {
      case 'queue':
        this.queues.put(declared.name, declared.attributes, this.queues.queues.get(declared.name)?.tags ?? {});
        return;
      case 'stream': {
        const { name, shardCount, isOnDemand, retentionHours } = declared;
        const stream =
          this.streams.streams.get(name) ??
          this.streams.create(name, shardCount, isOnDemand ? 'ON_DEMAND' : 'PROVISIONED');
        this.streams.configure(stream, { retentionHours });
        return;
      }
      case 'table': {
        const { kind: _kind, streamView, ...table } = declared;
        const view = streamView === undefined ? undefined : readStreamView(streamView);
        this.tables.put({ ...table, streamView: view, streamLabel: declaredStreamLabel });
        return;
      }
      case 'topic': {
        const topic = this.topics.create(declared.name);
        for (const one of declared.subscriptions) this.topics.subscribe(topic, one);
        return;
      }
      case 'rule':
        this.declareRule(declared);
        return;
      // Buckets are declared all at once, and APIs are no source.
      case 'bucket':
      case 'api':
        return;
    }
  }
}
