import type { LogFailure } from './logFailure';

/**
 * Lambda's own messages about failed runs. They start a line and contain the request id; the same words elsewhere are
 * function output. Older environments wrote some of them after REPORT.
 */
export function readPlatformFailure(message: string): LogFailure | undefined {
  const timeout = /^\d{4}-\d\d-\d\dT\S+ (\S+) (Task timed out after [\d.]+ seconds)/.exec(message);
  if (timeout?.[2] !== undefined) return verdict('Sandbox.Timedout', timeout[2]);
  const exited = /^RequestId: \S+ (Process exited before completing request)/.exec(message);
  if (exited?.[1] !== undefined) return verdict('Runtime.ExitError', exited[1]);
  const error = /^RequestId: \S+ Error: ([^\r\n]*)(?:\r?\n([A-Z]\w*\.\w+))?/.exec(message);
  if (error?.[1] === undefined) return undefined;
  // The type stands on a line of its own, in some tools' copies at the end of the same one.
  const inLine = /^(.*?) ?\b((?:Runtime|Extension|Sandbox|Function|Handler)\.[A-Z]\w*)$/.exec(error[1].trim());
  const text = inLine?.[1] ?? error[1].trim();
  return verdict(error[2] ?? inLine?.[2] ?? typeOf(text), text);
}

function typeOf(text: string): string {
  if (/^fork\/exec |^Couldn't find valid bootstrap/.test(text)) return 'Runtime.InvalidEntrypoint';
  return text.startsWith('Runtime exited') ? 'Runtime.ExitError' : 'Error';
}

function verdict(type: string, message: string): LogFailure {
  return { kind: 'failure', cause: { type, message }, weight: 'verdict' };
}
