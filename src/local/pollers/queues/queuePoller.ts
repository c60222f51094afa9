import { randomUUID } from 'node:crypto';
import { type Poller, type PollerContext, pause } from '../poller';
import { closeBatch } from '../rules/closeBatch';
import { type Matched, recordFilter } from '../rules/filterRecords';
import { initialConcurrency, lowered, type QueueConcurrency, raised } from '../rules/queueConcurrency';
import { type QueueBatch, runQueueBatch } from './queueBatch';
import type { PolledMessage, QueueReader } from './queueReader';

/** SQS's own limit of one call, and of a wait for messages. */
const maxMessages = 10;
const longPollMs = 20_000;

/** After a queue could not be read. */
const afterErrorMs = 1_000;

type Kept = Matched<PolledMessage>;

/**
 * Polls a queue: collects messages into batches and runs as many concurrent batches as Lambda would. The queue handles
 * messages that were not deleted: visibility timeout, receive count, redrive.
 */
export class QueuePoller implements Poller {
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private readonly filter: ReturnType<typeof recordFilter>;
  private readonly ended: Promise<void>;
  private concurrency: QueueConcurrency;

  constructor(
    private readonly reader: QueueReader,
    private readonly context: PollerContext,
  ) {
    this.filter = recordFilter(context.settings.filters, 'sqs');
    this.concurrency = initialConcurrency(context.now(), context.settings.maximumConcurrency);
    this.ended = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    await Promise.all(this.running);
  }

  private async run(): Promise<void> {
    let waiting: readonly Kept[] = [];
    while (!this.stopping.signal.aborted) {
      try {
        if (this.running.size >= this.concurrency.allowed) await Promise.race(this.running);
        else waiting = await this.gather(waiting);
      } catch (error) {
        this.context.setResult('PROBLEM: Queue cannot be read');
        this.context.log(`${this.reader.sourceArn}: ${error instanceof Error ? error.message : String(error)}`);
        await pause(afterErrorMs, this.stopping.signal);
      }
    }
    // What was received and not sent to the function can be received by others at once.
    if (waiting.length > 0)
      await this.reader.hide(
        waiting.map(({ item }) => item),
        0,
      );
  }

  /** Collects messages until they form a batch and sends it; returns the remaining messages. */
  private async gather(before: readonly Kept[]): Promise<readonly Kept[]> {
    const { settings, pace, now } = this.context;
    const batchSize = settings.batchSize ?? 10;
    const windowSeconds = settings.batchWindowSeconds ?? 0;
    let waiting = [...before];
    let openedMs = now();
    for (;;) {
      const windowEndsMs = windowSeconds === 0 ? undefined : openedMs + pace.fromSeconds(windowSeconds);
      const sizes = waiting.map(({ item }) => Buffer.byteLength(JSON.stringify(item.record)));
      const closed = closeBatch({ sizes, batchSize, windowEndsMs, nowMs: now() });
      if (closed !== undefined) {
        this.send(waiting.slice(0, closed.count), closed.closedBy);
        return waiting.slice(closed.count);
      }
      const waitMs = waiting.length === 0 || windowEndsMs === undefined ? longPollMs : windowEndsMs - now();
      const received = await this.receive(Math.min(maxMessages, batchSize - waiting.length), waitMs);
      if (this.stopping.signal.aborted) return [...waiting, ...received];
      if (waiting.length === 0) openedMs = now();
      waiting = [...waiting, ...received];
    }
  }

  private async receive(limit: number, waitMs: number): Promise<readonly Kept[]> {
    const { context, reader } = this;
    const visibilitySeconds = await this.visibilitySeconds();
    const polled = await reader.receive({ limit, waitMs, visibilitySeconds, signal: this.stopping.signal });
    if (polled.length === 0) return [];
    context.emit({
      kind: 'polled',
      records: polled.map(({ id }) => id),
      receiveCounts: polled.map(({ receiveCount }) => receiveCount),
    });
    const { kept, dropped } = this.filter(polled);
    if (dropped.length > 0) {
      context.emit({ kind: 'filtered', records: dropped.map(({ id }) => id), isDeleted: true });
      await reader.delete(dropped);
    }
    return kept;
  }

  /**
   * The queue's own at AWS's pace. At a faster one the function still takes its time, and the queue's timeout counts from the
   * function's end.
   */
  private async visibilitySeconds(): Promise<number> {
    const { pace, caller, functionName } = this.context;
    const own = await this.reader.visibilitySeconds();
    return pace.scale <= 1 ? own : own + pace.toSeconds((await caller.timeoutSeconds(functionName)) * 1000 + 2_000);
  }

  private send(matched: readonly Kept[], closedBy: Parameters<typeof closedEvent>[1]): void {
    const messages = matched.map(({ item }) => item);
    const batch: QueueBatch = { id: randomUUID(), messages };
    this.context.emit(closedEvent(batch, closedBy, matched));
    const task = runQueueBatch(batch, this.reader, this.context, this.stopping.signal)
      .then((outcome) => this.scale(outcome))
      .catch((error: unknown) => this.context.log(`${this.reader.sourceArn}: batch ${batch.id}: ${String(error)}`))
      .finally(() => this.running.delete(task));
    this.running.add(task);
  }

  private scale(outcome: Awaited<ReturnType<typeof runQueueBatch>>): void {
    const { pace, settings, now } = this.context;
    const nowMs = now();
    if (outcome !== 'succeeded') this.concurrency = lowered(this.concurrency, nowMs);
    else {
      const minutes = pace.toSeconds(nowMs - this.concurrency.raisedMs) / 60;
      this.concurrency = raised(this.concurrency, nowMs, minutes, settings.maximumConcurrency);
    }
  }
}

function closedEvent(
  { id, messages }: QueueBatch,
  closedBy: NonNullable<ReturnType<typeof closeBatch>>['closedBy'],
  matched: readonly Kept[],
) {
  const patterns = matched.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
  const batched = { kind: 'batched', batchId: id, records: messages.map((one) => one.id), closedBy } as const;
  return patterns.length === 0 ? batched : { ...batched, patterns };
}
