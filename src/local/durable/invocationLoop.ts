import { randomUUID } from 'node:crypto';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { preciseNow } from '../preciseNow';
import { debuggerStopped } from '../sandbox/debuggerStopped';
import type { Pace } from '../storage/pace';
import { toSeconds } from '../tracing/segmentDocument';
import type { CheckpointTokens } from './checkpointTokens';
import type { ErrorObject } from './durableTypes';
import type { Execution } from './execution';
import { useTime } from './executionClock';
import type { ExecutionEnd } from './executionEnd';
import type { ExecutionStore } from './executionStore';
import type { FunctionCalls } from './functionCalls';
import { invocationEvent } from './invocationEvent';
import { type InvocationOutput, readInvocationOutput } from './invocationOutput';

/** An invocation that fails comes again after 1, 2, 4, … seconds; this many failures in a row fail the execution. AWS documents neither. */
const maxFailures = 6;

export interface LoopSurroundings {
  readonly catalog: FunctionCatalog;
  readonly calls: FunctionCalls;
  readonly store: ExecutionStore;
  readonly tokens: CheckpointTokens;
  readonly pace: Pace;
  /** Ends an execution and tells whoever waits for it. */
  end(execution: Execution, end: ExecutionEnd): void;
  /** Something may have to be done now: a timer, or the next invocation. */
  changed(execution: Execution): void;
}

/** Invokes the functions of executions, one invocation at a time for each. */
export class InvocationLoop {
  constructor(private readonly surroundings: LoopSurroundings) {}

  /** Runs the function once, and reads what came of it. Resolves when that is on disk. */
  async invoke(execution: Execution): Promise<void> {
    const { catalog, calls, store, tokens, pace } = this.surroundings;
    const { header } = execution;
    const requestId = randomUUID();
    const startMs = preciseNow();
    useTime(header, startMs, pace);
    header.invocation = { requestId, startMs };
    header.retryMs = undefined;
    const payload = invocationEvent(execution, tokens.begin(execution));
    execution.markSeen();
    store.save(execution);
    let output: InvocationOutput | 'throttled';
    try {
      const declared = await catalog.find(header.functionName, header.qualifier);
      const { qualifier, tenantId, trace, isDebugged } = header;
      const call = { requestId, qualifier, tenantId, payload, trace, isDebugged, number: execution.invocations + 1 };
      const result = await calls.run(declared, call);
      output = result.kind === 'throttled' ? 'throttled' : ofDebugger(readInvocationOutput(result), isDebugged);
    } catch (error) {
      output = { kind: 'broken', error: { ErrorType: 'ServiceException', ErrorMessage: String(error) } };
    }
    tokens.end(execution);
    this.completed(execution, output);
    store.save(execution);
    await store.written();
    this.surroundings.changed(execution);
  }

  /** An invocation that a service before this one did not see end. */
  lost(execution: Execution): void {
    const error = { ErrorType: 'Runtime.ExitError', ErrorMessage: 'The local service ended during the invocation.' };
    this.record(execution, error, preciseNow());
    this.surroundings.store.save(execution);
  }

  private completed(execution: Execution, output: InvocationOutput | 'throttled'): void {
    const { header } = execution;
    const nowMs = preciseNow();
    if (output === 'throttled') {
      useTime(header, nowMs, this.surroundings.pace);
      header.invocation = undefined;
      header.retryMs = nowMs + this.surroundings.pace.fromSeconds(1);
      return;
    }
    this.record(execution, 'error' in output ? output.error : undefined, nowMs);
    // It was stopped, or its time was over, while the function ran.
    if (!execution.isRunning) return;
    if (output.kind === 'broken') {
      this.broken(execution, output.error, nowMs);
      return;
    }
    header.failures = 0;
    const end = endOf(execution, output);
    if (end) this.surroundings.end(execution, end);
  }

  private record(execution: Execution, error: ErrorObject | undefined, nowMs: number): void {
    const { header } = execution;
    const { requestId = '', startMs = nowMs } = header.invocation ?? {};
    useTime(header, nowMs, this.surroundings.pace);
    header.invocation = undefined;
    execution.record('InvocationCompleted', nowMs, {
      StartTimestamp: toSeconds(startMs),
      EndTimestamp: toSeconds(nowMs),
      Error: error === undefined ? {} : { Payload: error },
      RequestId: requestId,
    });
  }

  private broken(execution: Execution, error: ErrorObject, nowMs: number): void {
    const { header } = execution;
    header.failures += 1;
    if (header.failures >= maxFailures) this.surroundings.end(execution, { status: 'FAILED', error });
    else header.retryMs = nowMs + this.surroundings.pace.fromSeconds(2 ** (header.failures - 1));
  }
}

/** Who stops the debugger wants the execution to end, not to come again with another debugger. */
function ofDebugger(output: InvocationOutput, isDebugged: boolean): InvocationOutput {
  const isStopped = isDebugged && output.kind === 'broken' && output.error.ErrorMessage?.includes(debuggerStopped);
  return isStopped === true ? { kind: 'failed', error: output.error } : output;
}

function endOf(execution: Execution, output: Exclude<InvocationOutput, { kind: 'broken' }>): ExecutionEnd | undefined {
  switch (output.kind) {
    case 'succeeded': {
      const { checkpointedResult } = execution.header;
      const result = output.result === '' ? (checkpointedResult ?? '') : output.result;
      return { status: 'SUCCEEDED', result };
    }
    case 'failed':
      return { status: 'FAILED', error: output.error };
    case 'pending': {
      if (execution.hasNews || execution.open.size > 0) return undefined;
      const ErrorMessage = 'The handler returned PENDING, but no operation is pending.';
      return { status: 'FAILED', error: { ErrorType: 'InvalidParameterValueException', ErrorMessage } };
    }
  }
}
