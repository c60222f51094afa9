import type { AwsFailure } from '../model/connection/awsFailure';
import type { LambdaFunction } from '../model/function/functions';
import type { FunctionTarget, InvocationMode, InvokeOptions } from '../model/invocation/invocation';

/**
 * Why an invocation would be refused, as far as the function's configuration tells: said before anything is sent. A dry run is
 * for finding out, so it goes to Lambda whatever the state.
 * States: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function checkConfiguration(
  { name, state, needsTenantId, isDurable }: LambdaFunction,
  {
    target,
    mode,
    options,
  }: { readonly target: FunctionTarget; readonly mode: InvocationMode; readonly options: InvokeOptions },
): AwsFailure | undefined {
  if (mode === 'DryRun') return undefined;
  const because = state.reason === undefined ? '' : ` (${state.reason.replace(/\.$/, '')})`;
  if (state.kind === 'Pending') {
    return refusal(
      'FunctionPending',
      `${name} is still being created${because}, so nothing was sent: invoke it when it is active.`,
    );
  }
  if (state.kind === 'Failed') {
    return refusal(
      'FunctionFailed',
      `${name} could not be set up${because}, so Lambda would refuse the call and nothing was sent: mend its configuration or deploy it again.`,
    );
  }
  if (needsTenantId === true && options.tenantId === undefined) {
    return refusal(
      'TenantIdMissing',
      `${name} keeps its tenants apart, so every invocation must name one, and nothing was sent: set a tenant ID with "Lambda: Set Invoke Options…".`,
    );
  }
  if (isDurable === true && target.qualifier === undefined) {
    return refusal(
      'QualifierMissing',
      `${name} is a durable function, which is invoked by a version or alias, and nothing was sent: choose one with "Lambda: Choose Version or Alias…" ($LATEST is one, too).`,
    );
  }
  return undefined;
}

function refusal(name: string, message: string): AwsFailure {
  return { reason: 'conflict', name, statusCode: undefined, message };
}
