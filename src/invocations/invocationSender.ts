import type { AwsFailure } from '../model/awsFailure';
import type { Clock } from '../model/clock';
import type { Connection } from '../model/connection';
import type { FunctionTarget, Invocation, InvocationMode, InvokeAnswer } from '../model/invocation';
import { createTraceId } from '../model/traceId';
import { checkPayload, type PayloadProblem, payloadSize } from './checkPayload';
import { ConfigurationCache } from './configurationCache';
import type { Follower } from './follower';
import type { InvocationStore } from './invocationStore';

/** What a click asks for. `payload` is the text as the user wrote it. */
export interface SendRequest {
  readonly connection: Connection;
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  readonly payload: string;
}

/**
 * `sent`: the invocation is in the store, still waiting; `answered` resolves to it when its request has come to an end.
 * `rejected`: nothing was sent and nothing recorded.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly invocation: Invocation; readonly answered: Promise<Invocation> }
  | { readonly kind: 'rejected'; readonly problem: PayloadProblem };

type FinalAnswer = Exclude<InvokeAnswer, { kind: 'waiting' }>;

/** What cannot be asked can be taken to be the longest Lambda allows. */
const longestTimeoutSeconds = 900;

/** Sends invocations: checks, records, sends exactly once, writes the answer into the record, has it followed. */
export class InvocationSender {
  private readonly open = new Map<string, AbortController>();
  private readonly configurations: ConfigurationCache;

  constructor(
    private readonly store: InvocationStore,
    private readonly follower: Follower,
    private readonly clock: Clock,
  ) {
    this.configurations = new ConfigurationCache(clock);
  }

  send(request: SendRequest): SendResult {
    const problem = checkPayload(request.payload, request.mode);
    if (problem !== undefined) return { kind: 'rejected', problem };
    const invocation = newInvocation(request, this.clock.now());
    this.store.add(invocation, request.payload);
    return { kind: 'sent', invocation, answered: this.run(invocation, request) };
  }

  /** Stops waiting for the answer, or for evidence when the answer is there. The function runs on. */
  cancel(id: string): void {
    const controller = this.open.get(id);
    if (controller !== undefined) controller.abort();
    else this.follower.stop(id);
  }

  private async run(invocation: Invocation, request: SendRequest): Promise<Invocation> {
    const { id } = invocation;
    const controller = new AbortController();
    this.open.set(id, controller);
    try {
      const answer = await this.exchange(invocation, request, controller.signal);
      this.store.update(id, (current) => ({ ...current, answer, following: followingAfter(request.mode, answer) }));
    } finally {
      this.open.delete(id);
    }
    this.follower.follow(id);
    return this.store.get(id) ?? invocation;
  }

  private async exchange(invocation: Invocation, request: SendRequest, signal: AbortSignal): Promise<FinalAnswer> {
    const { connection, target, mode, payload } = request;
    const found = await this.configurations.get(connection, target, signal);
    if (signal.aborted) return { kind: 'abandoned', atMs: this.clock.now() };
    if (!found.ok && isHopeless(found.failure)) {
      return { kind: 'refused', atMs: this.clock.now(), requestId: undefined, failure: found.failure };
    }
    const configuration = found.ok ? found.value : undefined;
    this.store.update(invocation.id, (current) => ({
      ...current,
      // The wait for the configuration, and for Local to start, is not the function's.
      sentMs: this.clock.now(),
      configuration,
      problems: found.ok ? current.problems : [{ source: 'configuration', failure: found.failure }],
    }));
    const timeoutSeconds = configuration?.timeoutSeconds ?? longestTimeoutSeconds;
    return connection.invoker.invoke({ target, mode, payload, traceId: invocation.traceId, timeoutSeconds }, signal);
  }
}

function newInvocation({ connection, target, mode, payload }: SendRequest, nowMs: number): Invocation {
  return {
    id: crypto.randomUUID(),
    target,
    connectionName: connection.spec.name,
    mode,
    traceId: createTraceId(nowMs, crypto.getRandomValues(new Uint8Array(12))),
    sentMs: nowMs,
    payloadBytes: payloadSize(payload),
    answer: { kind: 'waiting' },
    configuration: undefined,
    eventInvokeConfig: undefined,
    documents: [],
    isTraceLimitExceeded: false,
    logs: [],
    problems: [],
    following: { kind: 'following', nextPollMs: nowMs },
  };
}

/** Failures of the look-up that the invocation would meet as well; being allowed to invoke only is not one of them. */
function isHopeless({ reason }: AwsFailure): boolean {
  return ['credentials', 'local', 'network', 'timeout', 'notFound'].includes(reason);
}

/** A dry run and a refused call leave no trace and no log. */
function followingAfter(mode: InvocationMode, answer: FinalAnswer): Invocation['following'] {
  return mode === 'DryRun' || answer.kind === 'refused'
    ? { kind: 'ended', reason: 'nothingToFollow' }
    : { kind: 'following', nextPollMs: answer.atMs };
}
