import { randomUUID } from 'node:crypto';
import type { DeclaredDurableConfig, DeclaredFunction } from '../../model/function/declaredFunction';
import { functionArn, type Place } from '../functions/functionReference';
import { versionOf } from '../functions/publishedVersions';
import { preciseNow } from '../preciseNow';
import type { TraceDecision } from '../tracing/invocationTrace';
import type { ExecutionHeader } from './durableTypes';
import { Execution } from './execution';

/** What starts an execution. */
export interface StartRequest {
  readonly declared: DeclaredFunction;
  readonly durable: DeclaredDurableConfig;
  readonly qualifier: string;
  /** `undefined`: Lambda makes one. */
  readonly name: string | undefined;
  /** JSON text. */
  readonly input: string;
  readonly trace: TraceDecision;
  readonly tenantId: string | undefined;
  readonly parent: ExecutionHeader['parent'];
  readonly isEvent: boolean;
  readonly isDebugged: boolean;
}

/** A new execution with its first event. */
export function newExecution(request: StartRequest, place: Place): Execution {
  const { declared, durable, qualifier, input, trace, tenantId, parent, isEvent, isDebugged } = request;
  const id = randomUUID();
  const name = request.name ?? randomUUID();
  const version = versionOf(declared, qualifier) ?? '$LATEST';
  const versionArn = functionArn(place, declared.name, version);
  const startMs = preciseNow();
  const execution = new Execution({
    arn: `${versionArn}/durable-execution/${name}/${id}`,
    id,
    name,
    functionName: declared.name,
    functionArn: versionArn,
    qualifier,
    version,
    input,
    startMs,
    timeoutSeconds: durable.executionTimeoutSeconds,
    retentionDays: durable.retentionDays,
    trace,
    tenantId,
    parent,
    isEvent,
    isDebugged,
    status: 'RUNNING',
    endMs: undefined,
    result: undefined,
    error: undefined,
    checkpointedResult: undefined,
    usedSeconds: 0,
    usedSinceMs: startMs,
    invocation: undefined,
    failures: 0,
    // Due at once.
    retryMs: startMs,
    seenRevision: 0,
  });
  const details = { Input: { Payload: input }, ExecutionTimeout: durable.executionTimeoutSeconds };
  execution.record('ExecutionStarted', startMs, details, { id });
  return execution;
}
