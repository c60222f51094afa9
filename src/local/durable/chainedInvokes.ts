import { randomUUID } from 'node:crypto';
import { parseObject } from '../../model/base/parseObject';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { readFunctionReference } from '../functions/functionReference';
import { versionOf } from '../functions/publishedVersions';
import { preciseNow } from '../preciseNow';
import type { Pace } from '../storage/pace';
import type { ChainedTarget, StoredOperation } from './durableTypes';
import type { Execution } from './execution';
import type { StartRequest } from './executionStart';
import type { FunctionCalls } from './functionCalls';
import { errorOfFailure } from './invocationOutput';
import type { Settlement } from './settleOperation';

export interface ChainSurroundings {
  readonly catalog: FunctionCatalog;
  readonly calls: FunctionCalls;
  readonly pace: Pace;
  /** Starts the execution of an invoked durable function. */
  start(request: StartRequest): Promise<Execution>;
  /** Keeps the event of the start. */
  save(execution: Execution): void;
  /** The invoked function, or its execution, has ended. */
  ended(execution: Execution, operation: StoredOperation, settlement: Settlement): void;
}

/** Functions that executions invoke: durable ones as executions of their own, others once. */
export class ChainedInvokes {
  constructor(private readonly surroundings: ChainSurroundings) {}

  /** Starts what a checkpoint, or a service before this one, has left to be invoked. */
  begin(execution: Execution, operation: StoredOperation): void {
    const { chained } = operation;
    if (!chained) return;
    this.invoke(execution, operation, chained).catch((error: unknown) => {
      const ErrorType = error instanceof Error && 'code' in error ? String(error.code) : 'ServiceException';
      const ErrorMessage = error instanceof Error ? error.message : String(error);
      this.started(execution, operation, chained, {});
      this.surroundings.ended(execution, operation, { status: 'FAILED', error: { ErrorType, ErrorMessage } });
    });
  }

  private async invoke(execution: Execution, operation: StoredOperation, chained: ChainedTarget): Promise<void> {
    const { catalog } = this.surroundings;
    const reference = readFunctionReference(chained.functionName, null, catalog.place);
    const qualifier = reference.qualifier ?? '$LATEST';
    const declared = await catalog.find(reference.name, qualifier);
    const version = versionOf(declared, qualifier) ?? '$LATEST';
    if (!declared.durable) {
      this.started(execution, operation, chained, { ExecutedVersion: version });
      this.surroundings.ended(execution, operation, await this.runOnce(execution, { declared, qualifier, chained }));
      return;
    }
    const child = await this.surroundings.start({
      declared,
      durable: declared.durable,
      qualifier,
      // The same when the service ends in between: the execution that was started is found again.
      name: `${execution.header.id}-${operation.id}`.slice(0, 64),
      input: chained.payload,
      trace: execution.header.trace,
      tenantId: chained.tenantId,
      parent: { arn: execution.header.arn, operationId: operation.id },
      isEvent: false,
      isDebugged: execution.header.isDebugged,
    });
    this.started(execution, operation, chained, { ExecutedVersion: version, DurableExecutionArn: child.header.arn });
  }

  private started(execution: Execution, operation: StoredOperation, chained: ChainedTarget, more: object): void {
    const { functionName, tenantId, payload } = chained;
    const isKnown = execution.events.some(
      ({ EventType, Id }) => EventType === 'ChainedInvokeStarted' && Id === operation.id,
    );
    if (isKnown) return;
    const details = {
      FunctionName: functionName,
      ...(tenantId === undefined ? {} : { TenantId: tenantId }),
      Input: { Payload: payload },
      ...more,
    };
    execution.record('ChainedInvokeStarted', preciseNow(), details, operation);
    this.surroundings.save(execution);
  }

  private async runOnce(
    execution: Execution,
    call: { readonly declared: DeclaredFunction; readonly qualifier: string; readonly chained: ChainedTarget },
  ): Promise<Settlement> {
    const { calls, pace } = this.surroundings;
    const { declared, qualifier, chained } = call;
    const { tenantId, payload } = chained;
    const { trace } = execution.header;
    for (;;) {
      const result = await calls.run(declared, {
        requestId: randomUUID(),
        qualifier,
        tenantId,
        payload,
        trace,
        isDebugged: false,
        number: 1,
      });
      if (result.kind === 'throttled') {
        await new Promise((resolve) => setTimeout(resolve, pace.fromSeconds(1)));
        continue;
      }
      const text = result.body.toString('utf8');
      if (!result.isFunctionError) return { status: 'SUCCEEDED', result: text };
      return { status: 'FAILED', error: errorOfFailure(parseObject(text)) };
    }
  }
}
