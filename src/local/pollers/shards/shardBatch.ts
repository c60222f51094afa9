import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../events/json';
import type { FailureCause, GiveUpReason } from '../../../model/polling/pollEvent';
import type { DestinationSender } from '../../destinations/destinationSender';
import { type PollerContext, pause } from '../poller';
import { failureKey, failureRecord, type GivenUpBatch } from '../rules/failureRecord';
import { readItemFailures } from '../rules/itemFailures';
import { afterStreamFailure, backoffSeconds } from '../rules/streamFailure';
import type { StreamItem } from './shardReader';

/** Part of a batch: all of it, or what is left after it was split. */
interface Part {
  readonly id: string;
  readonly items: readonly StreamItem[];
  /** Failed attempts that count. */
  readonly attempts: number;
  readonly invokes: number;
}

/** What surrounds the batches of one shard. */
export interface ShardBatchContext {
  readonly poller: PollerContext;
  readonly shardId: string;
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly destinations: DestinationSender;
  readonly signal: AbortSignal;
  retentionMs(): number;
  /** Whole event for some records. */
  eventOf(items: readonly StreamItem[]): JsonObject;
  /** Looks at a successful response; `false` fails the batch. */
  accepts(body: string): boolean;
  /** These records are processed or discarded; called in order. */
  done(items: readonly StreamItem[]): void;
}

/**
 * Runs a batch of a shard until every record is processed or discarded by the mapping's rules. Later records wait.
 * Returns early, with unprocessed records, when `signal` aborts.
 */
export class ShardBatch {
  private readonly traceId: string;
  private isBlocked = false;
  private readonly sinceMs: number;

  constructor(
    private readonly context: ShardBatchContext,
    private readonly id: string,
  ) {
    this.traceId = context.poller.caller.newCall().traceId;
    this.sinceMs = context.poller.now();
  }

  async run(items: readonly StreamItem[]): Promise<void> {
    const parts: Part[] = [{ id: this.id, items, attempts: 0, invokes: 0 }];
    for (let part = parts.pop(); part !== undefined && !this.context.signal.aborted; part = parts.pop()) {
      // The first of them comes next.
      parts.push(...(await this.runPart(part)).toReversed());
    }
    if (this.isBlocked && !this.context.signal.aborted) this.emit({ kind: 'unblocked', batchId: this.id });
  }

  /** Calls the function once, or gives up on what is too old; returns what is left to do, in order. */
  private async runPart(part: Part): Promise<readonly Part[]> {
    const aged = this.aged(part.items);
    if (aged !== undefined) {
      const old = part.items.slice(0, aged.count);
      await this.giveUp({ ...part, items: old }, aged.reason, undefined);
      const rest = part.items.slice(aged.count);
      return rest.length === 0 ? [] : [{ ...part, items: rest }];
    }
    const { poller } = this.context;
    const { requestId } = poller.caller.newCall();
    const attempt = part.attempts + 1;
    const records = this.idsOf(part.items);
    const { functionName } = poller;
    this.emit({ kind: 'invoked', batchId: part.id, records, functionName, attempt, requestId, traceId: this.traceId });
    const payload = JSON.stringify(this.context.eventOf(part.items));
    const result = await poller.caller.call({ functionName, requestId, traceId: this.traceId, payload, links: [] });
    if (result.kind !== 'ran') return this.throttled(part, result);
    const failure = this.failureOf(result, part);
    if (failure === undefined) {
      this.emit({ kind: 'succeeded', batchId: part.id, requestId });
      poller.setResult('OK');
      this.context.done(part.items);
      return [];
    }
    poller.setResult('PROBLEM: Function call failed');
    const failed = this.idsOf(part.items.slice(failure.from));
    const { cause } = failure;
    const { errorType } = result;
    this.emit({ kind: 'failed', batchId: part.id, requestId, attempt, cause, errorType, failed });
    return this.afterFailure({ ...part, invokes: part.invokes + 1 }, failure.from, { requestId, errorType });
  }

  private async afterFailure(
    part: Part,
    failedFrom: number,
    call: { readonly requestId: string; readonly errorType: string | undefined },
  ): Promise<readonly Part[]> {
    const { settings, pace } = this.context.poller;
    const attempts = part.attempts + 1;
    const next = afterStreamFailure({
      size: part.items.length,
      failedFrom,
      attempts,
      bisects: settings.bisectsBatch,
      maximumRetryAttempts: settings.maximumRetryAttempts,
    });
    this.context.done(part.items.slice(0, failedFrom));
    const rest = part.items.slice(failedFrom);
    switch (next.kind) {
      case 'giveUp':
        await this.giveUp({ ...part, attempts, items: rest }, 'RetryAttemptsExhausted', call);
        return [];
      case 'split': {
        const halves = [rest.slice(0, next.at - failedFrom), rest.slice(next.at - failedFrom)];
        const parts = halves.map((items) => ({ ...part, id: randomUUID(), items }));
        const into = parts.map(({ id, items }) => ({ batchId: id, records: this.idsOf(items) }));
        this.emit({ kind: 'bisected', batchId: part.id, into });
        this.block(rest, part.attempts);
        return parts;
      }
      case 'retry': {
        const left = { ...part, id: next.isFree ? randomUUID() : part.id, items: rest };
        if (next.isFree) {
          this.emit({ kind: 'bisected', batchId: part.id, into: [{ batchId: left.id, records: this.idsOf(rest) }] });
          this.block(rest, part.attempts);
          return [left];
        }
        this.block(rest, attempts);
        const delayMs = pace.fromSeconds(backoffSeconds(attempts));
        const retryAtMs = this.context.poller.now() + delayMs;
        this.emit({ kind: 'retried', batchId: part.id, attempt: attempts + 1, retryAtMs });
        await pause(delayMs, this.context.signal);
        return [{ ...left, attempts }];
      }
    }
  }

  /** Waits; a throttle or a failure of the service is no attempt. */
  private async throttled(
    part: Part,
    result: { readonly kind: string; readonly reason?: string },
  ): Promise<readonly Part[]> {
    const { poller, signal } = this.context;
    poller.setResult(result.kind === 'throttled' ? 'PROBLEM: Function was throttled' : `PROBLEM: ${result.reason}`);
    const delayMs = poller.pace.fromSeconds(backoffSeconds(part.invokes + 1));
    this.emit({ kind: 'throttled', batchId: part.id, retryAtMs: poller.now() + delayMs });
    await pause(delayMs, signal);
    return [{ ...part, invokes: part.invokes + 1 }];
  }

  private failureOf(
    result: { readonly body: string; readonly isFunctionError: boolean },
    { items }: Part,
  ): { readonly cause: FailureCause; readonly from: number } | undefined {
    if (result.isFunctionError) return { cause: 'functionError', from: 0 };
    if (!this.context.accepts(result.body)) return { cause: 'invalidResponse', from: 0 };
    if (!this.context.poller.settings.reportsItemFailures) return undefined;
    const failures = readItemFailures(result.body, new Set(items.map(({ sequence }) => sequence)));
    if (failures.kind === 'none') return undefined;
    if (failures.kind === 'all') return { cause: 'invalidResponse', from: 0 };
    // In any order: processing continues at the first one in the shard.
    return { cause: 'itemFailures', from: items.findIndex(({ sequence }) => failures.failed.has(sequence)) };
  }

  /** How many records from the first on are too old to be tried. */
  private aged(items: readonly StreamItem[]): { readonly count: number; readonly reason: GiveUpReason } | undefined {
    const { poller } = this.context;
    const nowMs = poller.now();
    const { maximumRecordAgeSeconds: age } = poller.settings;
    const countOlder = (ms: number) => {
      const index = items.findIndex(({ arrivedMs }) => nowMs - arrivedMs <= ms);
      return index === -1 ? items.length : index;
    };
    const expired = countOlder(this.context.retentionMs());
    if (expired > 0) return { count: expired, reason: 'DataExpired' };
    if (age === undefined || age === 'untilExpired') return undefined;
    const old = countOlder(poller.pace.fromSeconds(age));
    return old > 0 ? { count: old, reason: 'RecordAgeExceeded' } : undefined;
  }

  private block(items: readonly StreamItem[], attempts: number): void {
    const { settings, pace } = this.context.poller;
    const { maximumRecordAgeSeconds: age, maximumRetryAttempts: retries } = settings;
    const arrivedMs = items[0]?.arrivedMs ?? this.sinceMs;
    const expiresMs = arrivedMs + this.context.retentionMs();
    const agedMs =
      age === undefined || age === 'untilExpired' ? Number.POSITIVE_INFINITY : arrivedMs + pace.fromSeconds(age);
    this.isBlocked = true;
    this.emit({
      kind: 'blocked',
      batchId: this.id,
      records: this.idsOf(items),
      sinceMs: this.sinceMs,
      untilMs: Math.min(expiresMs, agedMs),
      until: agedMs < expiresMs ? 'maximumRecordAge' : 'dataExpires',
      attemptsLeft:
        retries === undefined || retries === 'untilExpired' ? undefined : Math.max(0, retries + 1 - attempts),
    });
  }

  private async giveUp(
    part: Part,
    reason: GiveUpReason,
    call: { readonly requestId: string; readonly errorType: string | undefined } | undefined,
  ): Promise<void> {
    const { poller, sourceArn, shardId, functionArn, destinations } = this.context;
    const { onFailure } = poller.settings;
    // Expired records are dropped silently, as on AWS.
    const destination = reason === 'DataExpired' ? undefined : onFailure;
    this.emit({ kind: 'givenUp', batchId: part.id, records: this.idsOf(part.items), reason, destination });
    if (destination !== undefined) {
      const batch: GivenUpBatch = {
        requestId: call?.requestId ?? randomUUID(),
        functionArn,
        condition: reason,
        invokeCount: part.invokes,
        response: call === undefined ? undefined : { functionError: 'Unhandled' },
        atMs: poller.now(),
        shardId,
        streamArn: sourceArn,
        sequences: part.items.map(({ sequence }) => sequence),
        firstArrivedMs: part.items[0]?.arrivedMs ?? poller.now(),
        lastArrivedMs: part.items.at(-1)?.arrivedMs ?? poller.now(),
      };
      const problem = await destinations.send(destination, {
        record: failureRecord(batch),
        payload: JSON.stringify(this.context.eventOf(part.items)),
        key: failureKey(poller.mappingUuid, batch, randomUUID()),
        traceId: this.traceId,
        isSuccess: false,
      });
      this.emit({ kind: 'delivered', batchId: part.id, destination, problem });
    }
    this.context.done(part.items);
  }

  private idsOf(items: readonly StreamItem[]): readonly string[] {
    return items.map(({ sequence }) => `${this.context.shardId}:${sequence}`);
  }

  private emit(step: Parameters<PollerContext['emit']>[0]): void {
    this.context.poller.emit(step, this.context.shardId);
  }
}
