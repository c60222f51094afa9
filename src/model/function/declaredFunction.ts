import type { DeclaredCode, DeclaredLayer } from './declaredCode';
import type { ProjectReference } from './declaredProject';

/** A function declared by a project of the workspace. Nothing here comes from AWS. */
export interface DeclaredFunction {
  readonly project: ProjectReference;
  /**
   * Its name in Local, unique in the workspace: the declared name, or the logical id if the deployment generates the
   * name. If several projects declare the same name, each is prefixed with its project's folder.
   */
  readonly name: string;
  /** In a nested stack with the ids of the stacks around it: `Parent/Function`. */
  readonly logicalId: string;
  /** Possible names after deployment; `*` stands for a part known only after deployment. */
  readonly deployedNames: readonly string[];
  /** Absolute path of the file with its declaration. */
  readonly templatePath: string;
  /** Line of the resource in that file, from 0. */
  readonly line: number;
  /** As written: `src/app.handler`, relative to the root of the code; empty for an image. */
  readonly handler: string;
  /** `nodejs22.x`, `python3.13`, `provided.al2023`; empty for an image. */
  readonly runtime: string;
  readonly code: DeclaredCode;
  /**
   * Absolute path of the source folder: the root that `handler` is relative to; for a bundle, the folder of its entry.
   */
  readonly codeUri: string;
  readonly layers: readonly DeclaredLayer[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly ephemeralStorageMb: number;
  /** Values known without a deployment; unresolved ones are omitted and named in `problems`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tracing: 'Active' | 'PassThrough';
  readonly architecture: string;
  readonly description: string;
  /** `undefined`: not reserved. 0: no invocation is allowed. */
  readonly reservedConcurrency: number | undefined;
  readonly loggingConfig: DeclaredLoggingConfig;
  /** Names of its aliases: of `AutoPublishAlias` and `AWS::Lambda::Alias`. */
  readonly aliases: readonly string[];
  /** `undefined` when asynchronous invocation is not configured: AWS's defaults apply. */
  readonly eventInvokeConfig: DeclaredEventInvokeConfig | undefined;
  /** `undefined`: the function is not durable. */
  readonly durable: DeclaredDurableConfig | undefined;
  /** ARN of the dead-letter queue or topic, or the logical id where the ARN is not known before deployment. */
  readonly deadLetterArn: string | undefined;
  /** What could not be read or is not supported here: one sentence each, shown to the user. */
  readonly problems: readonly string[];
}

/** Absent fields mean AWS's default (https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html). */
export interface DeclaredLoggingConfig {
  readonly format: 'Text' | 'JSON';
  /** `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR`, `FATAL`; only with `JSON`. */
  readonly applicationLevel: string | undefined;
  /** `DEBUG`, `INFO`, `WARN`; only with `JSON`. */
  readonly systemLevel: string | undefined;
  readonly logGroup: string | undefined;
}

/** The template's `DurableConfig`: invocations start executions that can wait. */
export interface DeclaredDurableConfig {
  readonly executionTimeoutSeconds: number;
  /** How long the history of an ended execution is kept. */
  readonly retentionDays: number;
}

/** The template's settings of asynchronous invocation. Absent fields mean AWS's default. */
export interface DeclaredEventInvokeConfig {
  readonly maximumRetryAttempts: number | undefined;
  readonly maximumEventAgeSeconds: number | undefined;
  readonly onSuccess: string | undefined;
  readonly onFailure: string | undefined;
}

/** A problem of a template and its line. */
export interface TemplateProblem {
  readonly message: string;
  /** Line in the template, from 0. */
  readonly line: number;
}
