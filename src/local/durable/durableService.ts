import type { DeclaredDurableConfig, DeclaredFunction } from '../../model/function/declaredFunction';
import { ServiceError } from '../http/serviceError';
import type { EventOutlets } from '../invocations/eventOutlets';
import { preciseNow } from '../preciseNow';
import { applyUpdate } from './applyUpdate';
import { ChainedInvokes } from './chainedInvokes';
import { CheckpointTokens } from './checkpointTokens';
import type { OperationUpdate, StoredOperation } from './durableTypes';
import type { Execution } from './execution';
import { goneMs, nextExecutionMs, timeoutMs } from './executionClock';
import { type ExecutionEnd, endExecution, settlementOf } from './executionEnd';
import { newExecution, type StartRequest } from './executionStart';
import type { ExecutionStore } from './executionStore';
import { InvocationLoop, type LoopSurroundings } from './invocationLoop';
import { endOperation, type Settlement, settleDue, skipWait } from './settleOperation';
import { writeOperation } from './writeOperation';

export interface DurableSurroundings extends Pick<LoopSurroundings, 'catalog' | 'calls' | 'store' | 'pace'> {
  readonly outlets: EventOutlets;
  log(line: string): void;
}

/** Timers of Node.js end at once beyond this. */
const maxTimerMs = 2_147_000_000;

/** Executions of durable functions: started, invoked again when something is due, ended. */
export class DurableService {
  private readonly tokens = new CheckpointTokens();
  private readonly loop: InvocationLoop;
  private readonly chained: ChainedInvokes;
  private readonly timers = new Map<Execution, NodeJS.Timeout>();
  private readonly waiters = new Map<Execution, Set<(execution: Execution) => void>>();
  private isStopped = false;

  constructor(private readonly surroundings: DurableSurroundings) {
    const { catalog, calls, store, pace } = surroundings;
    this.loop = new InvocationLoop({
      ...{ catalog, calls, store, pace, tokens: this.tokens },
      end: (execution, end) => this.end(execution, end),
      changed: (execution) => this.proceed(execution),
    });
    this.chained = new ChainedInvokes({
      ...{ catalog, calls, pace },
      start: (request) => this.start(request),
      save: (execution) => store.save(execution),
      ended: (execution, operation, settlement) => this.settle(execution, operation, settlement),
    });
  }

  /** How many times faster than on AWS durations pass. */
  get timeScale(): number {
    return this.surroundings.pace.scale;
  }

  get store(): ExecutionStore {
    return this.surroundings.store;
  }

  /** Continues what an earlier process has left. */
  resume(): void {
    const { store } = this.surroundings;
    for (const execution of store.all()) {
      execution.header.isDebugged = false;
      if (execution.header.invocation !== undefined) {
        this.loop.lost(execution);
        execution.header.retryMs = preciseNow();
      }
      for (const operation of execution.open) this.chained.begin(execution, operation);
      this.proceed(execution);
      this.tellParent(execution);
    }
  }

  stop(): void {
    this.isStopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /**
   * Starts an execution, or finds the one of this name that was started with the same input. Throws `ServiceError` if that had
   * another input. Resolves when it is on disk.
   */
  async start(request: StartRequest): Promise<Execution> {
    const { store, catalog } = this.surroundings;
    const { declared, name, input } = request;
    const known = name === undefined ? undefined : store.findNamed(declared.name, name);
    if (known && known.header.input !== input) {
      throw new ServiceError(
        409,
        'DurableExecutionAlreadyStartedException',
        `A durable execution named ${name} was already started with a different payload.`,
      );
    }
    if (known) return known;
    const execution = newExecution(request, catalog.place);
    store.save(execution);
    await store.written();
    this.proceed(execution);
    return execution;
  }

  /** Starts an execution for a service that names neither it nor a version: a mapping, a topic, a rule. */
  startUnnamed(
    declared: DeclaredFunction,
    durable: DeclaredDurableConfig,
    of: Pick<StartRequest, 'input' | 'trace' | 'isEvent'>,
  ): Promise<Execution> {
    const unnamed = { name: undefined, tenantId: undefined, parent: undefined, isDebugged: false };
    return this.start({ declared, durable, qualifier: '$LATEST', ...unnamed, ...of });
  }

  /** Settles with the execution's end, or with `undefined` after the time in which a caller waits. */
  ended(execution: Execution, maxSeconds: number): Promise<Execution | undefined> {
    if (!execution.isRunning) return Promise.resolve(execution);
    return new Promise((resolve) => {
      const waiters = this.waiters.get(execution) ?? new Set();
      const maxMs = this.surroundings.pace.fromSeconds(maxSeconds);
      const timer = setTimeout(() => {
        waiters.delete(done);
        resolve(undefined);
      }, maxMs);
      const done = (ended: Execution) => {
        clearTimeout(timer);
        resolve(ended);
      };
      this.waiters.set(execution, waiters.add(done));
    });
  }

  /** Writes what an invocation has done. Resolves with the answer when it is on disk. */
  async checkpoint(execution: Execution, { token, clientToken, updates }: Checkpoint): Promise<object> {
    const again = this.tokens.answered(execution, token, clientToken);
    if (again) return again;
    this.tokens.check(execution, token);
    const { store, pace } = this.surroundings;
    const nowMs = preciseNow();
    const before = execution.header.seenRevision;
    settleDue(execution, nowMs);
    for (const update of updates) applyUpdate(execution, update, { nowMs, pace });
    const operations = execution.changedSince(before).map(writeOperation);
    execution.markSeen();
    const answer = this.tokens.next(execution, clientToken, (CheckpointToken) => ({
      CheckpointToken,
      NewExecutionState: { Operations: operations },
    }));
    store.save(execution);
    await store.written();
    for (const { type, action, id } of updates) {
      const operation = execution.operations.get(id);
      if (type === 'CHAINED_INVOKE' && action === 'START' && operation) this.chained.begin(execution, operation);
    }
    this.proceed(execution);
    return answer;
  }

  /** Throws `ServiceError` if the token is not that of the running invocation. */
  checkToken(execution: Execution, token: string): void {
    this.tokens.check(execution, token);
  }

  /** Ends an execution from outside; one that has ended stays as it is. */
  async finish(execution: Execution, end: ExecutionEnd): Promise<void> {
    if (execution.isRunning) this.end(execution, end);
    await this.store.written();
  }

  /** Ends a callback, or whatever else others decide about. */
  settle(execution: Execution, operation: StoredOperation, settlement: Settlement): void {
    if (operation.endMs !== undefined || !execution.isRunning || this.isStopped) return;
    operation.chained = undefined;
    endOperation(execution, operation, settlement, preciseNow());
    this.store.save(execution);
    this.proceed(execution);
  }

  /** Starts a callback's heartbeat time again. */
  heartbeat(execution: Execution, operation: StoredOperation): void {
    const { heartbeatTimeoutSeconds } = operation;
    if (heartbeatTimeoutSeconds === undefined) return;
    operation.heartbeatDueMs = preciseNow() + this.surroundings.pace.fromSeconds(heartbeatTimeoutSeconds);
    execution.keep(operation);
    this.store.save(execution);
    this.proceed(execution);
  }

  /** Ends a wait, or starts a step's next attempt, now; `false` if the operation does not wait for a time. */
  skip(execution: Execution, operationId: string): boolean {
    if (!execution.isRunning || !skipWait(execution, operationId, preciseNow())) return false;
    this.store.save(execution);
    this.proceed(execution);
    return true;
  }

  /** Does what is due, and sets the timer for what comes next. */
  private proceed(execution: Execution): void {
    if (this.isStopped) return;
    clearTimeout(this.timers.get(execution));
    this.timers.delete(execution);
    const nowMs = preciseNow();
    const { pace, log } = this.surroundings;
    const { header } = execution;
    if (!execution.isRunning) {
      if (goneMs(header, pace) <= nowMs) this.store.remove(execution);
      else this.wake(execution, goneMs(header, pace) - nowMs);
      return;
    }
    if (timeoutMs(header, pace) <= nowMs) {
      this.end(execution, { status: 'TIMED_OUT' });
      return;
    }
    if (settleDue(execution, nowMs)) this.store.save(execution);
    const isRetry = header.retryMs !== undefined && header.retryMs <= nowMs;
    // While an invocation runs, what is due reaches it with its next checkpoint.
    if (header.invocation === undefined && (isRetry || (header.retryMs === undefined && execution.hasNews))) {
      this.loop.invoke(execution).catch((error: unknown) => log(`${header.arn}: ${String(error)}`));
    }
    const next = nextExecutionMs(execution, pace);
    if (next !== undefined) this.wake(execution, next - nowMs);
  }

  private wake(execution: Execution, delayMs: number): void {
    const timer = setTimeout(() => this.proceed(execution), Math.min(Math.max(1, Math.ceil(delayMs)), maxTimerMs));
    this.timers.set(execution, timer);
  }

  private end(execution: Execution, end: ExecutionEnd): void {
    this.tokens.end(execution);
    endExecution(execution, end, preciseNow());
    this.store.save(execution);
    for (const done of this.waiters.get(execution) ?? []) done(execution);
    this.waiters.delete(execution);
    if (execution.header.isEvent && end.status !== 'SUCCEEDED') void this.deadLetter(execution);
    this.tellParent(execution);
    this.proceed(execution);
  }

  /** Of an event whose execution has not succeeded. Destinations receive nothing from durable functions. */
  private async deadLetter({ header }: Execution): Promise<void> {
    const { catalog, outlets, log } = this.surroundings;
    const { functionName, qualifier, version, id, input, trace, result, error = {} } = header;
    try {
      const declared = await catalog.find(functionName, null);
      const { ErrorType: errorType, ErrorMessage: errorMessage } = error;
      const body = result ?? JSON.stringify({ errorType, errorMessage });
      const response = { body, version, isFunctionError: true };
      const payload = Buffer.from(input, 'utf8');
      const event = { functionName, qualifier, requestId: id, payload, trace: { decision: trace } };
      const withoutDestinations = { ...declared, eventInvokeConfig: undefined };
      await outlets.send(event, withoutDestinations, { condition: 'RetriesExhausted', invokeCount: 1, response });
    } catch (problem) {
      log(`${header.arn}: not sent to the dead-letter queue. ${String(problem)}`);
    }
  }

  private tellParent({ header }: Execution): void {
    const settlement = settlementOf(header);
    const parent = header.parent && this.store.find(header.parent.arn);
    const operation = parent?.operations.get(header.parent?.operationId ?? '');
    if (settlement && parent?.isRunning && operation) this.settle(parent, operation, settlement);
  }
}

/** A checkpoint as it was asked for. */
export interface Checkpoint {
  readonly token: string;
  readonly clientToken: string | undefined;
  readonly updates: readonly OperationUpdate[];
}
