import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { FunctionState, LambdaFunction } from '../../model/function/functions';

/** Converts AWS's description of a function. Omitted fields get AWS's documented defaults. */
export function toLambdaFunction(configuration: FunctionConfiguration): LambdaFunction {
  const name = configuration.FunctionName ?? '';
  return {
    name,
    arn: withoutQualifier(configuration.FunctionArn ?? ''),
    version: configuration.Version ?? '$LATEST',
    description: configuration.Description ?? '',
    runtime: configuration.Runtime,
    handler: configuration.Handler,
    timeoutSeconds: configuration.Timeout ?? 3,
    memoryMb: configuration.MemorySize ?? 128,
    tracing: configuration.TracingConfig?.Mode === 'Active' ? 'Active' : 'PassThrough',
    architecture: configuration.Architectures?.[0] ?? 'x86_64',
    lastModified: configuration.LastModified ?? '',
    codeBytes: configuration.CodeSize ?? 0,
    codeSha256: configuration.CodeSha256,
    logGroup: configuration.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    state: toState(configuration),
    roleArn: configuration.Role,
    needsTenantId: configuration.TenancyConfig?.TenantIsolationMode === 'PER_TENANT',
    durable: toDurableSettings(configuration),
    isOnManagedInstances: configuration.CapacityProviderConfig !== undefined,
  };
}

function toDurableSettings({ DurableConfig }: FunctionConfiguration): LambdaFunction['durable'] {
  if (DurableConfig === undefined) return undefined;
  return {
    executionTimeoutSeconds: DurableConfig.ExecutionTimeout,
    retentionDays: DurableConfig.RetentionPeriodInDays,
  };
}

function toState(configuration: FunctionConfiguration): FunctionState {
  const { State, StateReason, LastUpdateStatus } = configuration;
  const isUpdating = LastUpdateStatus === 'InProgress';
  switch (State) {
    // ListFunctions omits the state; a listed function is assumed to be active.
    case undefined:
    case 'Active':
      return { kind: 'Active', reason: undefined, isUpdating };
    case 'Pending':
    case 'Inactive':
    case 'Failed':
      return { kind: State, reason: StateReason, isUpdating };
    default:
      return { kind: 'Other', reason: StateReason ?? State, isUpdating };
  }
}

/** `arn:aws:lambda:region:account:function:name[:qualifier]` has seven parts without the qualifier. */
function withoutQualifier(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}
