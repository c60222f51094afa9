import { noDeadline } from '../../model/base/noDeadline';
import type { AwsFailure } from '../../model/connection/awsFailure';
import type { Connection } from '../../model/connection/connection';
import type { DeclaredSource } from '../../model/function/declaredSource';
import type { QueueCounts } from '../../model/polling/sourceReading';
import type { FailureQueue } from '../../triggers/described';
import { destinationQueues, type PolledSource, polledSources, unpolledSources } from './polledSources';

/** A queue, stream or table with the queues where its failures end. */
export interface ListedSource extends PolledSource {
  readonly failures: readonly FailureQueue[];
}

/** What was read of a connection's queues, streams and tables. */
export interface SourceListState {
  readonly sources: readonly ListedSource[];
  /** What could not be read, each message once. */
  readonly failures: readonly AwsFailure[];
}

/** What is read of a connection. */
export interface ReadSources extends Pick<Connection, 'sources'> {
  readonly details: Pick<Connection['details'], 'listEventSourceMappings'>;
  readonly polled: Pick<Connection['polled'], 'queueCounts'>;
}

/** Settings and counts of queues beyond these are not read. */
const maxQueues = 50;

const unread: SourceListState = { sources: [], failures: [] };

/** Lists the queues, streams and tables of one connection, and counts the messages of its queues. Reads when it is asked to. */
export class SourceList {
  private current = unread;
  private loading: Promise<void> | undefined;
  private readonly counts = new Map<string, QueueCounts>();

  constructor(
    private readonly connection: ReadSources,
    /** What projects declare of this connection. */
    private readonly declared: () => Promise<readonly DeclaredSource[]>,
  ) {}

  get state(): SourceListState {
    return this.current;
  }

  /** Whether `load` would answer from what was read. */
  get isRead(): boolean {
    return this.loading !== undefined && this.current !== unread;
  }

  /** Lists what mappings poll, once, with the first counts. */
  async load(): Promise<SourceListState> {
    this.loading ??= this.read();
    await this.loading;
    return this.current;
  }

  /** Forgets everything; the next `load` reads again. */
  forget(): void {
    this.loading = undefined;
    this.counts.clear();
  }

  countsOf(arn: string): QueueCounts | undefined {
    return this.counts.get(arn);
  }

  /** Counts the messages of the queues again; whether a count has changed. What cannot be read keeps its last count. */
  async readCounts(): Promise<boolean> {
    const queues = this.current.sources.flatMap(({ arn, service, failures }) => [
      ...(service === 'sqs' ? [arn] : []),
      ...failures.map((queue) => queue.arn),
    ]);
    const read = await Promise.all(
      [...new Set(queues)].slice(0, maxQueues).map(async (arn) => {
        return { arn, counted: await this.connection.polled.queueCounts(arn, noDeadline()) };
      }),
    );
    let hasChanged = false;
    for (const { arn, counted } of read) {
      if (!counted.ok) this.fail(counted.failure);
      else if (JSON.stringify(this.counts.get(arn)) !== JSON.stringify(counted.value)) {
        this.counts.set(arn, counted.value);
        hasChanged = true;
      }
    }
    return hasChanged;
  }

  private async read(): Promise<void> {
    this.current = unread;
    const [mappings, declared] = await Promise.all([
      this.connection.details.listEventSourceMappings(undefined, noDeadline()),
      this.declared(),
    ]);
    if (!mappings.ok) {
      this.fail(mappings.failure);
      return;
    }
    const polled = await Promise.all(
      polledSources(mappings.value).map((one, at) =>
        at < maxQueues ? this.withFailures(one) : { ...one, failures: destinationQueues(one) },
      ),
    );
    const known = new Set(polled.flatMap(({ arn, failures }) => [arn, ...failures.map((queue) => queue.arn)]));
    const [any] = known;
    const place = placeIn(any ?? mappings.value[0]?.functionArn);
    const others = unpolledSources(declared, place, known).map((one) => ({ ...one, failures: [] }));
    this.current = { ...this.current, sources: [...polled, ...others] };
    await this.readCounts();
  }

  private async withFailures(source: PolledSource): Promise<ListedSource> {
    const destinations = destinationQueues(source);
    if (source.service !== 'sqs') return { ...source, failures: destinations };
    const facts = await this.connection.sources.getSourceFacts(source.arn, noDeadline());
    if (!facts.ok) this.fail(facts.failure);
    const arn = facts.ok && facts.value?.kind === 'queue' ? facts.value.redrive?.deadLetterArn : undefined;
    return { ...source, failures: arn === undefined ? [] : [{ kind: 'deadLetters', arn }] };
  }

  private fail(failure: AwsFailure): void {
    const { failures } = this.current;
    if (failures.some(({ message }) => message === failure.message)) return;
    this.current = { ...this.current, failures: [...failures, failure] };
  }
}

/** Local's account where no ARN tells. */
function placeIn(arn: string | undefined): { readonly region: string; readonly accountId: string } {
  const [, , , region = 'us-east-1', accountId = '000000000000'] = arn?.split(':') ?? [];
  return { region, accountId };
}
