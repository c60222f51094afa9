import { synchronousSeconds } from '../model/function/describeDurable';
import type { LambdaFunction } from '../model/function/functions';
import {
  type FunctionTarget,
  type InvocationMode,
  type InvokeOptions,
  isSynchronous,
} from '../model/invocation/invocation';

/** A request as it is sent, which for a durable function differs from what was asked for. */
export interface DurableRequest {
  /** A durable function needs a qualifier: `$LATEST` where none was chosen. */
  readonly target: FunctionTarget;
  readonly options: InvokeOptions;
  /** How long the function, or a durable function's whole execution, takes at most; `undefined` if that is not known. */
  readonly timeoutSeconds: number | undefined;
  /** The name by which the execution can be found while its caller waits. */
  readonly awaitedName: string | undefined;
}

/**
 * Completes a request to a durable function. A synchronous one without a name is sent with `ownName`: its response, which tells
 * the execution, comes when that is over.
 */
export function durableRequest(
  {
    target,
    mode,
    options,
  }: { readonly target: FunctionTarget; readonly mode: InvocationMode; readonly options: InvokeOptions },
  configuration: LambdaFunction | undefined,
  ownName: string,
): DurableRequest {
  const durable = configuration?.durable;
  if (durable === undefined) {
    return { target, options, timeoutSeconds: configuration?.timeoutSeconds, awaitedName: undefined };
  }
  const isAwaited = mode === 'RequestResponse';
  const name = options.durableExecutionName ?? (isAwaited ? ownName : undefined);
  return {
    target: { ...target, qualifier: target.qualifier ?? '$LATEST' },
    options: { ...options, durableExecutionName: name },
    timeoutSeconds: isSynchronous(mode) ? synchronousSeconds(durable) : configuration?.timeoutSeconds,
    awaitedName: isAwaited ? name : undefined,
  };
}
