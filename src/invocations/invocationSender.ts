import type { Clock } from '../model/base/clock';
import type { AwsFailure } from '../model/connection/awsFailure';
import type { Connection } from '../model/connection/connection';
import {
  type CallerCheck,
  type FunctionTarget,
  type Invocation,
  type InvocationMode,
  type InvokeAnswer,
  type InvokeOptions,
  isSynchronous,
  type Streamed,
} from '../model/invocation/invocation';
import { createTraceId } from '../model/invocation/traceId';
import { checkConfiguration } from './checkConfiguration';
import { checkOptions } from './checkOptions';
import { checkPayload, type PayloadProblem, payloadSize } from './checkPayload';
import { ConfigurationCache } from './configurationCache';
import { durableRequest } from './durableRequest';
import { findExecution } from './findExecution';
import type { Follower } from './follower';
import type { InvocationStore } from './invocationStore';

/** A request to invoke. */
export interface SendRequest {
  readonly connection: Connection;
  readonly target: FunctionTarget;
  readonly mode: InvocationMode;
  /** The text to send, with placeholders resolved. */
  readonly payload: string;
  /** Stored instead of `payload`: the text as written, when resolved values may be secret. */
  readonly keptPayload?: string | undefined;
  readonly options: InvokeOptions;
  /** On Local alone: the function waits for a debugger before it runs. */
  readonly isDebugged?: boolean | undefined;
  readonly implicitPayload?: Invocation['implicitPayload'];
}

/**
 * `sent`: the invocation is in the store, still waiting; `answered` resolves to it when its request has ended. `rejected`:
 * nothing was sent and nothing recorded.
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly invocation: Invocation; readonly answered: Promise<Invocation> }
  | { readonly kind: 'rejected'; readonly problem: PayloadProblem };

/** Checks how the service that sends such an event would treat the response. */
export type CheckAnswer = (payload: string, answer: InvokeAnswer) => Promise<CallerCheck | undefined>;

type FinalAnswer = Exclude<InvokeAnswer, { kind: 'waiting' }>;

const streamedMs = 100;

/** Used when the configuration cannot be read: the longest timeout that Lambda allows. */
const longestTimeoutSeconds = 900;

/** A person at a breakpoint takes as long as they like. */
const debuggedTimeoutSeconds = 24 * 60 * 60;

/** Sends invocations: checks, records, sends exactly once, writes the answer into the record, has it followed. */
export class InvocationSender {
  private readonly open = new Map<string, AbortController>();
  private readonly configurations: ConfigurationCache;

  constructor(
    private readonly store: InvocationStore,
    private readonly follower: Follower,
    private readonly clock: Clock,
    private readonly checkAnswer: CheckAnswer,
  ) {
    this.configurations = new ConfigurationCache(clock);
  }

  send(request: SendRequest): SendResult {
    const problem = checkPayload(request.payload, request.mode) ?? checkOptions(request);
    if (problem !== undefined) return { kind: 'rejected', problem };
    const invocation = newInvocation(request, this.clock.now());
    this.store.add(invocation, request.keptPayload ?? request.payload, request.options);
    return { kind: 'sent', invocation, answered: this.run(invocation, request) };
  }

  /** Stops waiting for the response, or for evidence after the response. The function keeps running. */
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
    await this.check(id, request);
    return this.store.get(id) ?? invocation;
  }

  /** Adds how the caller would treat the response; nothing waits for it. */
  private async check(id: string, { mode, payload }: SendRequest): Promise<void> {
    const answer = this.store.get(id)?.answer;
    if (answer?.kind !== 'answered' || !isSynchronous(mode)) return;
    const callerCheck = await this.checkAnswer(payload, answer);
    if (callerCheck !== undefined) this.store.update(id, (current) => ({ ...current, callerCheck }));
  }

  private async exchange(invocation: Invocation, request: SendRequest, signal: AbortSignal): Promise<FinalAnswer> {
    const { connection, target, mode, payload } = request;
    const found = await this.configurations.get(connection, target, signal);
    if (signal.aborted) return { kind: 'abandoned', atMs: this.clock.now() };
    if (!found.ok && isHopeless(found.failure)) {
      return { kind: 'refused', atMs: this.clock.now(), requestId: undefined, failure: found.failure };
    }
    const configuration = found.ok ? found.value : undefined;
    const failure = configuration === undefined ? undefined : checkConfiguration(configuration, request);
    if (failure !== undefined) return { kind: 'refused', atMs: this.clock.now(), requestId: undefined, failure };
    const sent = durableRequest(request, configuration, invocation.id);
    this.store.update(invocation.id, (current) => ({
      ...current,
      target: sent.target,
      // The time to read the configuration, and to start Local, is not part of the invocation.
      sentMs: this.clock.now(),
      configuration,
      problems: found.ok ? current.problems : [{ source: 'configuration', failure: found.failure }],
    }));
    const { isDebugged } = request;
    const ownTimeoutSeconds = sent.timeoutSeconds ?? longestTimeoutSeconds;
    const timeoutSeconds = isDebugged === true ? debuggedTimeoutSeconds : ownTimeoutSeconds;
    const { traceId } = invocation;
    const ended = new AbortController();
    if (sent.awaitedName !== undefined) {
      const wanted = { functionName: target.functionName, name: sent.awaitedName };
      void findExecution(connection.executionDirectory, wanted, this.clock, ended.signal).then((execution) => {
        if (execution !== undefined) this.store.update(invocation.id, (current) => ({ ...current, execution }));
      });
    }
    const answering = connection.invoker.invoke(
      {
        target: sent.target,
        mode,
        payload,
        options: sent.options,
        traceId,
        timeoutSeconds,
        isLogAsked: configuration?.isOnManagedInstances !== true,
        ...(isDebugged === undefined ? {} : { isDebugged }),
      },
      signal,
      this.streaming(invocation.id),
    );
    return answering.finally(() => ended.abort());
  }

  /** There may be thousands of chunks: updates of the record are throttled to what a reader can follow. */
  private streaming(id: string): (streamed: Streamed) => void {
    let writtenMs = 0;
    return (streamed) => {
      const nowMs = this.clock.now();
      if (nowMs - writtenMs < streamedMs && streamed.chunks > 1) return;
      writtenMs = nowMs;
      this.store.update(id, (current) =>
        current.answer.kind === 'waiting' ? { ...current, answer: { kind: 'waiting', streamed } } : current,
      );
    };
  }
}

function newInvocation(request: SendRequest, nowMs: number): Invocation {
  const { connection, target, mode, payload, keptPayload, isDebugged, implicitPayload } = request;
  return {
    id: crypto.randomUUID(),
    target,
    connectionName: connection.spec.name,
    mode,
    traceId: createTraceId(nowMs, crypto.randomUUID()),
    sentMs: nowMs,
    payloadBytes: payloadSize(payload),
    isPayloadAsWritten: keptPayload === undefined ? undefined : true,
    debug: isDebugged === true ? 'starting' : undefined,
    implicitPayload,
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

/**
 * Whether the invocation would fail for the same reason as the lookup. A missing permission for the lookup does not count: the
 * user may still be allowed to invoke.
 */
function isHopeless({ reason }: AwsFailure): boolean {
  return ['credentials', 'local', 'network', 'timeout', 'notFound'].includes(reason);
}

/** Decides whether to follow: a dry run and a refused call have no trace and no log. */
function followingAfter(mode: InvocationMode, answer: FinalAnswer): Invocation['following'] {
  return mode === 'DryRun' || answer.kind === 'refused'
    ? { kind: 'ended', reason: 'nothingToFollow' }
    : { kind: 'following', nextPollMs: answer.atMs };
}
