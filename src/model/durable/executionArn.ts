/** The parts of an execution's ARN. */
export interface ExecutionReference {
  readonly arn: string;
  readonly region: string;
  readonly accountId: string;
  readonly functionName: string;
  /** A version or `$LATEST`. */
  readonly qualifier: string;
  readonly name: string;
  readonly id: string;
}

const form =
  /^arn:[\w-]+:lambda:(?<region>[\w-]+):(?<accountId>\d{12}):function:(?<functionName>[\w-]+):(?<qualifier>[\w$-]+)\/durable-execution\/(?<name>[\w-]+)\/(?<id>[\w-]+)$/;

/** Reads `arn:…:function:f:<version>/durable-execution/<name>/<id>`; `undefined` for any other text. */
export function parseExecutionArn(text: string): ExecutionReference | undefined {
  const arn = text.trim();
  const parts = form.exec(arn)?.groups;
  if (!parts) return undefined;
  const { region = '', accountId = '', functionName = '', qualifier = '', name = '', id = '' } = parts;
  return { arn, region, accountId, functionName, qualifier, name, id };
}

/** Whether an execution got its name because its caller gave none: a UUID, which tells people nothing. */
export function isGeneratedName(name: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);
}
