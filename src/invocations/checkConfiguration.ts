import { formatSpan } from '../model/base/duration';
import type { AwsFailure } from '../model/connection/awsFailure';
import { takesSynchronous } from '../model/function/describeDurable';
import type { LambdaFunction } from '../model/function/functions';
import type { InvocationMode, InvokeOptions } from '../model/invocation/invocation';

/**
 * Explains why Lambda would refuse an invocation, by the function's configuration, before anything is sent. A dry run is sent in
 * any state, because it checks exactly that. States: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function checkConfiguration(
  { name, state, needsTenantId, durable }: LambdaFunction,
  {
    mode,
    options,
    isDebugged,
  }: { readonly mode: InvocationMode; readonly options: InvokeOptions; readonly isDebugged?: boolean | undefined },
): AwsFailure | undefined {
  if (mode === 'DryRun') return undefined;
  const because = state.reason === undefined ? '' : ` (${state.reason.replace(/\.$/, '')})`;
  if (state.kind === 'Pending') {
    return refusal(
      'FunctionPending',
      `${name} is still being created${because}. Nothing was sent. Invoke it when its state is Active.`,
    );
  }
  if (state.kind === 'Failed') {
    return refusal(
      'FunctionFailed',
      `${name} is in state Failed${because}. Nothing was sent, because Lambda would refuse the invocation. Fix the configuration or redeploy.`,
    );
  }
  if (needsTenantId === true && options.tenantId === undefined) {
    return refusal(
      'TenantIdMissing',
      `${name} uses tenant isolation, so every invocation needs a tenant ID. Nothing was sent. Set one with "Lambda: Set Invoke Options…".`,
    );
  }
  // A debugger needs a caller that waits, and exists only on Local.
  if (durable !== undefined && mode === 'RequestResponse' && isDebugged !== true && !takesSynchronous(durable)) {
    const longest = formatSpan((durable.executionTimeoutSeconds ?? 0) * 1000);
    return refusal(
      'ExecutionTimeoutTooLong',
      `An execution of ${name} may run for ${longest}, but Lambda invokes a durable function synchronously only if that is at most 15 min. Nothing was sent. Invoke it as an event.`,
    );
  }
  return undefined;
}

function refusal(name: string, message: string): AwsFailure {
  return { reason: 'conflict', name, statusCode: undefined, message };
}
