import type { ExecutionReference } from '../../model/durable/executionArn';
import type { ExecutionInvocation, ExecutionTree } from '../../model/durable/executionTree';
import type { HistoryError } from '../../model/durable/historyPayload';
import type { Attempt, Operation } from '../../model/durable/operation';
import { traceHex } from '../export/traceHex';
import { hexId } from '../otlp/hexId';
import { type OtlpSpan, type OtlpTraces, spanKind, toAttributes } from '../otlp/otlpJson';
import { operationName } from './operationWords';

/** What spans need besides the history. */
export interface ExecutionIdentity {
  readonly reference: ExecutionReference | undefined;
  /** X-Ray's, of the request that started the execution; without one, an id is derived from the execution's. */
  readonly traceId: string | undefined;
}

/**
 * An execution as OTLP/JSON, with the names of the OpenTelemetry plugin of AWS's SDK: `Workflow`, `Invocation`, `Operation: name`,
 * `Attempt: name attempt 2`. Excludes input and results.
 */
export function executionOtlp(tree: ExecutionTree, { reference, traceId }: ExecutionIdentity): OtlpTraces {
  const key = reference?.arn ?? `execution ${tree.startMs}`;
  const spans = new SpanMaker(traceHex(traceId ?? key), key, reference?.arn);
  const resource = toAttributes({
    'service.name': reference?.functionName ?? 'durable execution',
    'cloud.provider': 'aws',
    'cloud.platform': 'aws_lambda',
    'faas.name': reference?.functionName,
    'faas.version': reference?.qualifier,
  });
  const made = [
    spans.workflow(tree),
    ...tree.invocations.map((one) => spans.invocation(one)),
    ...spans.operations(tree),
  ];
  return {
    resourceSpans: [
      { resource: { attributes: resource }, scopeSpans: [{ scope: { name: 'dwell.durable-execution' }, spans: made }] },
    ],
  };
}

interface SpanFacts {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly error: HistoryError | undefined;
  readonly isFailed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const workflowId = 'workflow';

class SpanMaker {
  constructor(
    private readonly traceId: string,
    private readonly key: string,
    private readonly arn: string | undefined,
  ) {}

  workflow({ startMs, endMs, error, status }: ExecutionTree): OtlpSpan {
    const isFailed = status !== 'RUNNING' && status !== 'SUCCEEDED';
    const attributes = { 'durable.execution.status': status };
    return this.span({
      id: workflowId,
      parentId: undefined,
      name: 'Workflow',
      startMs,
      endMs,
      error,
      isFailed,
      attributes,
    });
  }

  invocation({
    number,
    startMs,
    endMs,
    requestId,
    error,
    replayedOperations,
    replayedMs,
  }: ExecutionInvocation): OtlpSpan {
    const attributes = {
      'faas.invocation_id': requestId,
      'durable.invocation.number': number,
      'durable.invocation.replayed_operations': replayedOperations,
      'durable.invocation.replayed_ms': replayedMs,
    };
    const isFailed = error !== undefined;
    const id = `invocation ${number}`;
    return this.span({ id, parentId: workflowId, name: 'Invocation', startMs, endMs, error, isFailed, attributes });
  }

  operations({ operations }: ExecutionTree): readonly OtlpSpan[] {
    const spans: OtlpSpan[] = [];
    const left = operations.toReversed().map((operation) => ({ operation, parentId: workflowId }));
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { operation, parentId } = next;
      spans.push(this.operation(operation, parentId), ...operation.attempts.map((one) => this.attempt(operation, one)));
      for (const child of operation.children.toReversed()) left.push({ operation: child, parentId: operation.id });
    }
    return spans;
  }

  private operation(operation: Operation, parentId: string): OtlpSpan {
    const { id, startMs, endMs, error, status, subType, chained, callback } = operation;
    const attributes = {
      'durable.operation.id': id,
      'durable.operation.type': typeWords[operation.kind],
      'durable.operation.subtype': subType,
      'durable.operation.status': status,
      'durable.callback.id': callback?.callbackId,
      'durable.invoke.function_name': chained?.functionName,
      'durable.invoke.execution_arn': chained?.executionArn,
    };
    const isFailed = status === 'failed' || status === 'timedOut' || status === 'stopped';
    const name = `Operation: ${operationName(operation)}`;
    return this.span({ id, parentId, name, startMs, endMs, error, isFailed, attributes });
  }

  private attempt(operation: Operation, { number, startMs, endMs, outcome, error, invocation }: Attempt): OtlpSpan {
    const attributes = { 'durable.attempt.number': number, 'durable.invocation.number': invocation };
    const name = `Attempt: ${operationName(operation)} attempt ${number}`;
    const id = `${operation.id} attempt ${number}`;
    const isFailed = outcome === 'failed';
    return this.span({ id, parentId: operation.id, name, startMs, endMs, error, isFailed, attributes });
  }

  private span({ id, parentId, name, startMs, endMs, error, isFailed, attributes }: SpanFacts): OtlpSpan {
    const failedMs = endMs ?? startMs;
    return {
      traceId: this.traceId,
      spanId: this.spanId(id),
      ...(parentId === undefined ? {} : { parentSpanId: this.spanId(parentId) }),
      name,
      kind: spanKind.internal,
      startTimeUnixNano: nanosOf(startMs),
      ...(endMs === undefined ? {} : { endTimeUnixNano: nanosOf(endMs) }),
      attributes: toAttributes({ 'durable.execution.arn': this.arn, ...attributes }),
      events: error === undefined ? [] : [exceptionEvent(error, failedMs)],
      links: [],
      status: {
        code: isFailed ? 2 : 0,
        ...(isFailed && error?.message !== undefined ? { message: error.message } : {}),
      },
    };
  }

  /** Operation ids repeat from execution to execution. */
  private spanId(id: string): string {
    return hexId(`${this.key} ${id}`, 16);
  }
}

function exceptionEvent({ type, message, stack }: HistoryError, atMs: number): OtlpSpan['events'][number] {
  const attributes = toAttributes({
    'exception.type': type,
    'exception.message': message,
    'exception.stacktrace': stack.length === 0 ? undefined : stack.join('\n'),
  });
  return { timeUnixNano: nanosOf(atMs), name: 'exception', attributes };
}

function nanosOf(ms: number): string {
  return String(BigInt(Math.round(ms)) * 1_000_000n);
}

/** The operation types of CheckpointDurableExecution. */
const typeWords: Readonly<Record<Operation['kind'], string | undefined>> = {
  step: 'STEP',
  condition: 'STEP',
  wait: 'WAIT',
  callback: 'CALLBACK',
  waitForCallback: 'CONTEXT',
  chainedInvoke: 'CHAINED_INVOKE',
  context: 'CONTEXT',
  parallel: 'CONTEXT',
  branch: 'CONTEXT',
  map: 'CONTEXT',
  iteration: 'CONTEXT',
  unknown: undefined,
};
