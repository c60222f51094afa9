import { randomUUID } from 'node:crypto';
import { matchesEvent } from '../../../events/applyFilters';
import type { JsonObject } from '../../../events/json';
import { readFilters } from '../../../events/readFilters';
import { asObject } from '../../../model/base/parseObject';
import type { Pace } from '../../storage/pace';
import type { QueueStore } from '../queues/queueStore';
import { nextRun } from './schedule';

export interface RuleTarget {
  readonly id: string;
  /** ARN of a function or a queue. */
  readonly arn: string;
  /** JSON text that is sent instead of the event. */
  readonly input: string | undefined;
  /** `$.detail`: the part of the event that is sent. */
  readonly inputPath: string | undefined;
}

export interface Rule {
  readonly name: string;
  readonly busName: string;
  /** JSON text. */
  readonly pattern: string | undefined;
  /** `rate(5 minutes)`, `cron(0 12 * * ? *)`. */
  readonly schedule: string | undefined;
  readonly isEnabled: boolean;
  readonly targets: Map<string, RuleTarget>;
}

export interface BusEvent {
  /** Name or ARN of the bus. */
  readonly arn: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources: readonly string[];
}

export interface BusSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly queues: QueueStore;
  readonly pace: Pace;
  /** Whether scheduled rules run automatically, which runs code without a user action. */
  readonly hasSchedules: boolean;
  now(): number;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
  log(line: string): void;
}

/** EventBridge's buses: rules send events to functions and queues, by their patterns or on a schedule. */
export class BusStore {
  readonly rules = new Map<string, Rule>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly surroundings: BusSurroundings) {}

  arnOf({ name, busName }: Pick<Rule, 'name' | 'busName'>): string {
    const { region, accountId } = this.surroundings.place;
    const bus = busName === 'default' ? '' : `${busName}/`;
    return `arn:aws:events:${region}:${accountId}:rule/${bus}${name}`;
  }

  putRule(rule: Omit<Rule, 'targets'>): Rule {
    const key = keyOf(rule);
    const made = { ...rule, targets: this.rules.get(key)?.targets ?? new Map<string, RuleTarget>() };
    this.rules.set(key, made);
    this.schedule(made);
    return made;
  }

  find(name: string, busName: string): Rule | undefined {
    return this.rules.get(keyOf({ name, busName }));
  }

  remove(rule: Rule): void {
    this.rules.delete(keyOf(rule));
    clearTimeout(this.timers.get(keyOf(rule)));
    this.timers.delete(keyOf(rule));
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Returns the event's id; rejects when a target cannot be reached. */
  async put(event: BusEvent): Promise<string> {
    const busName = event.arn.split('/').at(-1) ?? 'default';
    const full = this.fullEvent(event);
    for (const rule of this.rules.values()) {
      if (rule.isEnabled && rule.busName === busName && isWanted(full, rule)) await this.send(rule, full);
    }
    return String(full.id);
  }

  private async send({ targets }: Rule, event: JsonObject): Promise<void> {
    const { queues, invoke } = this.surroundings;
    for (const { arn, input, inputPath } of targets.values()) {
      const payload = input ?? JSON.stringify(partOf(event, inputPath));
      if (arn.split(':')[2] === 'lambda') await invoke(arn, payload);
      const queue = queues.byArn(arn);
      if (queue === undefined) continue;
      const none = { traceHeader: undefined, groupId: undefined, deduplicationId: undefined, delaySeconds: undefined };
      queues.send(queue, { body: payload, attributes: {}, ...none });
      await queues.written();
    }
  }

  /** Waits for the next time of a rule, and for the one after it. */
  private schedule(rule: Rule): void {
    const { now, pace, log, hasSchedules } = this.surroundings;
    const key = keyOf(rule);
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const isScheduled = hasSchedules && rule.isEnabled;
    const waitSeconds = isScheduled && rule.schedule !== undefined ? nextRun(rule.schedule, now()) : undefined;
    if (waitSeconds === undefined) return;
    const waitMs = Math.min(pace.fromSeconds(waitSeconds), 0x7fffffff);
    const timer = setTimeout(() => {
      const event = { arn: rule.busName, source: 'aws.events', detailType: 'Scheduled Event', detail: {} };
      this.send(rule, this.fullEvent({ ...event, resources: [this.arnOf(rule)] })).catch((error: unknown) => {
        log(`Rule ${rule.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      this.schedule(rule);
    }, waitMs);
    this.timers.set(key, timer.unref());
  }

  private fullEvent({ source, detailType, detail, resources }: BusEvent): JsonObject {
    const { place, now } = this.surroundings;
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account: place.accountId,
      time: `${new Date(now()).toISOString().slice(0, 19)}Z`,
      region: place.region,
      resources,
      detail: JSON.parse(JSON.stringify(detail)),
    };
  }
}

function keyOf({ name, busName }: Pick<Rule, 'name' | 'busName'>): string {
  return `${busName}/${name}`;
}

function isWanted(event: JsonObject, { pattern }: Rule): boolean {
  if (pattern === undefined) return false;
  const read = readFilters([pattern]);
  const [filter] = read.ok ? read.filters : [];
  return filter !== undefined && matchesEvent(event, filter);
}

/** `$.detail.order`; the whole event without a path. */
function partOf(event: JsonObject, path: string | undefined): unknown {
  const steps = (path ?? '$').split('.').slice(1);
  return steps.reduce<unknown>((value, step) => asObject(value)?.[step], event);
}
