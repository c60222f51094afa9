/** A function as a SAM or CloudFormation template declares it. Nothing here was read from AWS. */
export interface DeclaredFunction {
  /** `FunctionName`, or the logical id where the template leaves the name to CloudFormation. */
  readonly name: string;
  readonly logicalId: string;
  /** Absolute path of the template. */
  readonly templatePath: string;
  /** Line of the resource in the template, from 0. */
  readonly line: number;
  /** As written: `src/app.handler`, relative to `codeUri`. */
  readonly handler: string;
  /** `nodejs22.x`, `python3.13`. */
  readonly runtime: string;
  /** Absolute path of the folder with the code, in the notation of `templatePath`. */
  readonly codeUri: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Values known from the template alone; unresolved values are omitted and reported as problems. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tracing: 'Active' | 'PassThrough';
  readonly architecture: string;
  readonly description: string;
  /** `undefined` when the template does not configure asynchronous invocation: AWS's defaults apply. */
  readonly eventInvokeConfig: DeclaredEventInvokeConfig | undefined;
  /** ARN of the dead-letter queue or topic, or the logical id where the ARN is not known before deployment. */
  readonly deadLetterArn: string | undefined;
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

export interface ParsedTemplate {
  readonly functions: readonly DeclaredFunction[];
  readonly problems: readonly TemplateProblem[];
}
