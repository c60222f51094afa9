import type { Clock } from '../../model/base/clock';
import { asObject } from '../../model/base/parseObject';
import type { AwsFailure } from '../../model/connection/awsFailure';
import type { Connection } from '../../model/connection/connection';
import { buildExecutionTree } from '../../model/durable/buildExecutionTree';
import type { HistoryRequest } from '../../model/durable/durableExecutions';
import type { ExecutionTree } from '../../model/durable/executionTree';
import { readHistory } from '../../model/durable/readHistory';
import type { ShownExecution } from '../../protocol/shownExecution';
import { nextReadMs } from './nextReadMs';

/** The largest page that AWS returns. */
const pageEvents = 1_000;
/** Of what is new since the last reading. */
const newestEvents = 100;
/** An execution is no longer read after this many failures in a row. */
const maxFailures = 6;
const firstFailureMs = 2_000;
const maxFailureMs = 30_000;
/** After a stop, the invocation that was running ends a little later than the execution. */
const afterEndMs = 3_000;

export interface FollowedParts {
  readonly connection: Pick<Connection, 'spec' | 'durable'>;
  readonly executionArn: string;
  readonly clock: Clock;
  /** Called with every change. */
  readonly onChange: (execution: ShownExecution) => void;
}

/**
 * Reads an execution until it has ended: what there is from its beginning, then what is new from its end. Reads slowly while nothing
 * happens, and not at all once the execution has ended or `stop` was called.
 */
export class ExecutionFollower {
  private readonly controller = new AbortController();
  private readonly events = new Map<string, string>();
  private marker: string | undefined;
  private isWhole = false;
  private quietReads = 0;
  private wakeUp: (() => void) | undefined;
  private built: { readonly events: readonly string[]; readonly tree: ExecutionTree } | undefined;
  private shown: ShownExecution;

  constructor(private readonly parts: FollowedParts) {
    const { spec } = parts.connection;
    this.shown = {
      origin: spec.name,
      source: spec.kind,
      executionArn: parts.executionArn,
      description: undefined,
      events: [],
      following: 'following',
      notice: { kind: 'loading', text: 'Reading the execution…' },
    };
  }

  get current(): ShownExecution {
    return this.shown;
  }

  /** Starts reading. Call once. */
  start(): void {
    this.show({});
    void this.describe();
    void this.run();
  }

  /** Reads at once: something was done to the execution. */
  wake(): void {
    this.quietReads = 0;
    this.wakeUp?.();
  }

  /** Stops reading, on the user's request. */
  stop(): void {
    if (this.shown.following !== 'following') return;
    this.controller.abort();
    this.wakeUp?.();
    this.show({ following: 'stopped', notice: undefined });
  }

  /** Stops reading without a word: nobody looks any more. */
  dispose(): void {
    this.controller.abort();
    this.wakeUp?.();
  }

  private async run(): Promise<void> {
    const { signal } = this.controller;
    let failures = 0;
    while (!signal.aborted) {
      const failure = await this.read();
      if (signal.aborted) return;
      if (failure !== undefined) {
        failures += 1;
        if (isLasting(failure) || failures >= maxFailures) {
          this.show({ following: 'failed', notice: { kind: 'error', text: failure.message } });
          return;
        }
        if (failures > 1) this.show({ notice: { kind: 'error', text: `${failure.message} Retrying…` } });
        await this.sleep(Math.min(firstFailureMs * 2 ** (failures - 1), maxFailureMs));
        continue;
      }
      failures = 0;
      if (!this.isWhole) continue;
      const tree = this.tree();
      if (tree.endMs !== undefined) return this.end();
      await this.sleep(nextReadMs(tree, this.parts.clock.now(), this.pace()));
    }
  }

  private async end(): Promise<void> {
    this.show({ following: 'ended', notice: undefined });
    await this.describe();
    await this.sleep(afterEndMs);
    if (!this.controller.signal.aborted) await this.read();
  }

  private pace() {
    return { isLocal: this.shown.source === 'local', quietReads: this.quietReads };
  }

  /** Built again only with new events: a history may have ten thousand. */
  private tree(): ExecutionTree {
    const { events } = this.shown;
    if (this.built?.events !== events) {
      const history = readHistory(`[${events.join(',')}]`) ?? [];
      this.built = { events, tree: buildExecutionTree(history, this.parts.clock.now()) };
    }
    return this.built.tree;
  }

  /** Input, configuration, and what of the result the history has left out. Without it, the history says enough. */
  private async describe(): Promise<void> {
    const { connection, executionArn } = this.parts;
    const { signal } = this.controller;
    const result = await connection.durable.get(executionArn, signal);
    if (!signal.aborted && result.ok) this.show({ description: result.value });
  }

  /** One step: the next page from the beginning, or everything new from the end. */
  private async read(): Promise<AwsFailure | undefined> {
    const before = this.events.size;
    const failure = this.isWhole ? await this.readNewest() : await this.readOldest();
    if (failure !== undefined || this.controller.signal.aborted) return failure;
    const isNews = this.events.size > before;
    this.quietReads = isNews ? 0 : this.quietReads + 1;
    if (isNews || this.shown.notice !== undefined) this.show({ events: [...this.events.values()], notice: undefined });
    return undefined;
  }

  private async readOldest(): Promise<AwsFailure | undefined> {
    const result = await this.page({ marker: this.marker, order: 'oldestFirst', maxEvents: pageEvents });
    if (!result.ok) return result.failure;
    this.add(result.value.events);
    this.marker = result.value.nextMarker;
    this.isWhole = this.marker === undefined;
    return undefined;
  }

  private async readNewest(): Promise<AwsFailure | undefined> {
    const found: string[] = [];
    let marker: string | undefined;
    do {
      const result = await this.page({ marker, order: 'newestFirst', maxEvents: newestEvents });
      if (!result.ok) return result.failure;
      const { events, nextMarker } = result.value;
      found.push(...events);
      marker = events.some((event) => this.events.has(keyOf(event))) ? undefined : nextMarker;
    } while (marker !== undefined);
    this.add(found);
    return undefined;
  }

  private page(request: Omit<HistoryRequest, 'arn'>) {
    const { connection, executionArn } = this.parts;
    return connection.durable.readHistory({ arn: executionArn, ...request }, this.controller.signal);
  }

  private add(events: readonly string[]): void {
    for (const event of events) this.events.set(keyOf(event), event);
  }

  private show(change: Partial<ShownExecution>): void {
    this.shown = { ...this.shown, ...change };
    this.parts.onChange(this.shown);
  }

  private sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(delayMs, () => this.wakeUp?.());
      this.wakeUp = () => {
        this.wakeUp = undefined;
        cancel();
        resolve();
      };
      if (this.controller.signal.aborted) this.wakeUp();
    });
  }
}

/** Events have a number; one without is known by its text. */
function keyOf(event: string): string {
  const id = asObject(JSON.parse(event))?.EventId;
  return typeof id === 'number' ? String(id) : event;
}

/** Whether a failure will not go away with a retry. */
function isLasting({ reason }: AwsFailure): boolean {
  return reason === 'accessDenied' || reason === 'credentials' || reason === 'notFound' || reason === 'invalid';
}
