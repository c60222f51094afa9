import type { Clock } from '../../model/base/clock';
import { Emitter } from '../../model/base/event';
import type { Connection } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { createTraceId } from '../../model/invocation/traceId';
import { eventsOfRecord } from '../../model/polling/eventsOfRecord';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { lifecycleOfRecord } from '../../model/polling/lifecycleOfRecord';
import type { PollEvent } from '../../model/polling/pollEvent';
import { pollMetricsOf } from '../../model/polling/pollMetrics';
import { contentBytes } from './contentBytes';
import { followReadings } from './followReadings';
import { PollEventFeed } from './pollEventFeed';
import type { RecordRequest } from './recordRequest';

/** Older ones are discarded. */
const maxRecords = 50;
/** A send that has no answer by then is lost. */
const sendTimeoutMs = 20_000;

interface Kept {
  readonly record: FollowedRecord;
  readonly request: RecordRequest;
  readonly controller: AbortController;
}

/** Sends records, each once, and follows them to their end. Kept until the window closes. */
export class RecordTracker {
  private readonly all = new Map<string, Kept>();
  private readonly feeds = new Map<string, PollEventFeed>();
  private readonly emitter = new Emitter<FollowedRecord>();
  readonly onDidChange = this.emitter.event;

  constructor(private readonly clock: Clock) {}

  get(id: string): FollowedRecord | undefined {
    return this.all.get(id)?.record;
  }

  /** What was sent, to send it again. */
  requestOf(id: string): RecordRequest | undefined {
    return this.all.get(id)?.request;
  }

  /** Contents that were sent to a function's sources, newest first. */
  sentTo(target: FunctionTarget): readonly RecordRequest[] {
    return [...this.all.values()]
      .map(({ request }) => request)
      .filter(({ target: one }) => one.connectionId === target.connectionId && one.functionName === target.functionName)
      .reverse();
  }

  /** The decisions of a local connection; empty elsewhere. */
  feedOf(connection: Connection): PollEventFeed {
    const feed = this.feeds.get(connection.id) ?? new PollEventFeed(connection, this.clock);
    feed.readFrom(connection);
    this.feeds.set(connection.id, feed);
    return feed;
  }

  /** Sends once and follows; the record exists at once. */
  send(request: RecordRequest): { readonly record: FollowedRecord; readonly answered: Promise<FollowedRecord> } {
    const { connection, target, mappingUuid, source, settings, facts, isTraced, timeScale, content } = request;
    const isLocal = connection.spec.kind === 'local';
    const record: FollowedRecord = {
      id: crypto.randomUUID(),
      target,
      connectionName: connection.spec.name,
      mappingUuid,
      source,
      settings,
      facts,
      isTraced,
      timeScale,
      sentMs: this.clock.now(),
      bytes: contentBytes(content),
      answer: { kind: 'waiting' },
      evidence: isLocal ? { kind: 'decisions', events: [], isGap: false } : { kind: 'readings', readings: [] },
      following: { kind: 'following' },
    };
    const kept = { record, request, controller: new AbortController() };
    for (const old of [...this.all.keys()].slice(0, Math.max(0, this.all.size + 1 - maxRecords))) this.forget(old);
    this.all.set(record.id, kept);
    return { record, answered: this.sendAndFollow(kept) };
  }

  /** Asks CloudWatch about the mapping of a record since it was sent. */
  async readMetrics(
    id: string,
    { polled }: Pick<Connection, 'polled'>,
    signal: AbortSignal,
  ): Promise<Result<undefined>> {
    const record = this.get(id);
    if (record === undefined) return { ok: true, value: undefined };
    const { source, target, mappingUuid, sentMs } = record;
    const { functionName } = target;
    const names = pollMetricsOf(record);
    const request = { arn: source.arn, functionName, mappingUuid, names, fromMs: sentMs };
    const metrics = await polled.readMetrics(request, signal);
    if (!metrics.ok) return metrics;
    this.update(id, { metrics: { atMs: this.clock.now(), metrics: metrics.value } });
    return { ok: true, value: undefined };
  }

  /** Stops reading what happens to a record. */
  stop(id: string): void {
    const kept = this.all.get(id);
    if (kept?.record.following.kind !== 'following') return;
    kept.controller.abort();
    this.update(id, { following: { kind: 'ended', reason: 'stopped' } });
  }

  dispose(): void {
    for (const { controller } of this.all.values()) controller.abort();
    for (const feed of this.feeds.values()) feed.stop();
  }

  private forget(id: string): void {
    this.all.get(id)?.controller.abort();
    this.all.delete(id);
  }

  private async sendAndFollow({ record, request, controller }: Kept): Promise<FollowedRecord> {
    const { id, source } = record;
    const { connection, content } = request;
    const traceId = createTraceId(this.clock.now(), crypto.randomUUID());
    const { service, arn } = source;
    // Reading begins before: the first decisions may be made before the answer arrives.
    const isLocal = record.evidence.kind === 'decisions';
    const feed = isLocal ? this.followFeed(id, connection) : undefined;
    const signal = AbortSignal.timeout(sendTimeoutMs);
    const answer = await connection.polled.send({ service, arn, content, traceId }, signal);
    this.update(id, { answer });
    if (answer.kind !== 'sent') {
      feed?.dispose();
      this.update(id, { following: { kind: 'ended', reason: 'complete' } });
    } else if (!isLocal) {
      void followReadings(
        { record: () => this.get(id), request, recordId: answer.recordId, clock: this.clock },
        (change) => this.update(id, change),
        controller.signal,
      );
    } else this.takeEvents(id, this.feedOf(connection), feed);
    return this.get(id) ?? record;
  }

  private followFeed(id: string, connection: Connection): { dispose(): void } {
    const feed = this.feedOf(connection);
    const subscription = feed.listen(() => this.takeEvents(id, feed, subscription));
    this.all.get(id)?.controller.signal.addEventListener('abort', () => subscription.dispose(), { once: true });
    return subscription;
  }

  private takeEvents(id: string, feed: PollEventFeed, subscription: { dispose(): void } | undefined): void {
    const record = this.get(id);
    if (record?.answer.kind !== 'sent' || record.following.kind !== 'following') return;
    const own = feed.events.filter(({ sourceArn }) => sourceArn === record.source.arn);
    const recordId = record.answer.recordId ?? changeSince(own, record.sentMs);
    const events = recordId === undefined ? [] : eventsOfRecord(recordId, own);
    const before = record.evidence.kind === 'decisions' ? record.evidence.events.length : 0;
    if (events.length === before) return;
    const after: FollowedRecord = { ...record, evidence: { kind: 'decisions', events, isGap: feed.isGap } };
    if (!lifecycleOfRecord(after).isFinal) {
      this.update(id, after);
      return;
    }
    subscription?.dispose();
    this.update(id, { ...after, following: { kind: 'ended', reason: 'complete' } });
  }

  private update(id: string, change: Partial<FollowedRecord>): void {
    const kept = this.all.get(id);
    if (kept === undefined) return;
    const record = { ...kept.record, ...change };
    this.all.set(id, { ...kept, record });
    this.emitter.fire(record);
  }
}

/** The first change of a table's stream since an item was written: its stream record has an id that the write does not return. */
function changeSince(events: readonly PollEvent[], sentMs: number): string | undefined {
  // Behind an endpoint older changes may be read after the send. Their time is known to the second.
  const sentSecondMs = Math.floor(sentMs / 1000) * 1000;
  const first = events.find(
    (event) => event.kind === 'arrived' && event.atMs >= sentMs && event.visibleAtMs >= sentSecondMs,
  );
  return first?.kind === 'arrived' ? first.record : undefined;
}
