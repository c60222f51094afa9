/** A Lambda function with the data needed to find, invoke, and trace it. */
export interface LambdaFunction {
  readonly name: string;
  /** Without a qualifier: `arn:aws:lambda:us-east-1:123456789012:function:checkout`. */
  readonly arn: string;
  /** The version this describes: `$LATEST` or a number. */
  readonly version: string;
  readonly description: string;
  /** Absent for container images. */
  readonly runtime: string | undefined;
  /** Absent for container images. `src/app.handler`. */
  readonly handler: string | undefined;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly tracing: 'Active' | 'PassThrough';
  readonly architecture: string;
  /** As AWS writes it: `2026-11-23T08:22:05.849+0000`. */
  readonly lastModified: string;
  /** The size of the deployment package; 0 when unknown, as for container images. */
  readonly codeBytes: number;
  /** Base64 SHA-256 of the deployment package, as Lambda computes it. */
  readonly codeSha256?: string | undefined;
  readonly logGroup: string;
  readonly state: FunctionState;
  /** Of its execution role. */
  readonly roleArn?: string | undefined;
  /** Tenant isolation: every invocation must specify a tenant id. */
  readonly needsTenantId?: boolean;
  /** Of a durable function, which must be invoked by a version or alias. */
  readonly durable?: DurableSettings | undefined;
  /** Runs on instances of a capacity provider (Lambda Managed Instances), where many requests share an environment. */
  readonly isOnManagedInstances?: boolean;
}

/** How long executions of a durable function run and are kept (https://docs.aws.amazon.com/lambda/latest/api/API_DurableConfig.html). */
export interface DurableSettings {
  /** Of a whole execution; `undefined` where it is not stated. */
  readonly executionTimeoutSeconds: number | undefined;
  /** How long the history of an ended execution is kept. */
  readonly retentionDays: number | undefined;
}

/** `Failed` and `Inactive` carry AWS's own words in `reason`. */
export interface FunctionState {
  readonly kind: 'Pending' | 'Active' | 'Inactive' | 'Failed' | 'Other';
  readonly reason: string | undefined;
  readonly isUpdating: boolean;
}

/**
 * What happens to an asynchronous event of this function
 * (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html).
 */
export interface EventInvokeConfig {
  /** `default`: never configured; AWS returns 404 and its own defaults apply. */
  readonly source: 'configured' | 'default';
  /** 0, 1 or 2. */
  readonly maximumRetryAttempts: number;
  /** 60 to 21,600. */
  readonly maximumEventAgeSeconds: number;
  /** ARN of the destination. */
  readonly onSuccess: string | undefined;
  /** ARN of the destination. */
  readonly onFailure: string | undefined;
  /** ARN of the dead-letter queue or topic. */
  readonly deadLetter: string | undefined;
  /**
   * Waits before the second and the third attempt after function errors. AWS: about one and two minutes
   * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
   */
  readonly retryDelaysMs: readonly [number, number];
}
