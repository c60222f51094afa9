import { sdkNamesOf } from './sdkNames';

/** A call of an AWS service, as a trace names it. */
export interface SdkCall {
  /** `DynamoDB`, `S3`. */
  readonly service: string;
  /** `PutItem`. */
  readonly operation: string;
}

/** The line of a program that calls an operation; `undefined` unless there is exactly one candidate. Line from 0. */
export function findSdkCall(source: string, call: SdkCall): number | undefined {
  const { words, calls } = sdkNamesOf(call);
  const code = withoutComments(source);
  // A method such as `query` is ambiguous: the program must also name the service.
  if (!words.some((word) => code.toLowerCase().includes(word))) return undefined;
  const lines = code.split('\n').flatMap((line, number) => (calls.test(line) ? [number] : []));
  return lines.length === 1 ? lines[0] : undefined;
}

/** Comments blanked, line for line; strings stay, because SDKs take the service's name as one. `#db` is a private field. */
function withoutComments(source: string): string {
  const token = /(["'`])(?:\\[\s\S]|(?!\1)[^\\\n])*\1|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=^|\s)#(?!\w+\s*[=(;])[^\n]*/gm;
  return source.replace(token, (text, quote: string | undefined) =>
    quote === undefined ? text.replaceAll(/[^\n]/g, ' ') : text,
  );
}
