import type { AwsFailure } from '../model/connection/awsFailure';
import type { LambdaFunction } from '../model/function/functions';
import type { InvocationMode, InvokeOptions } from '../model/invocation/invocation';

/**
 * Explains why Lambda would refuse an invocation, by the function's configuration, before anything is sent. A dry run is sent in
 * any state, because it checks exactly that. States: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function checkConfiguration(
  { name, state, needsTenantId }: LambdaFunction,
  { mode, options }: { readonly mode: InvocationMode; readonly options: InvokeOptions },
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
  return undefined;
}

function refusal(name: string, message: string): AwsFailure {
  return { reason: 'conflict', name, statusCode: undefined, message };
}
