import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget, InvocationMode } from '../../model/invocation/invocation';
import { confirmOnProtected } from './confirmOnProtected';

/** Asks for confirmation before every invocation on a protected connection, with the account, region and function. */
export function confirmProtected(
  connection: Connection,
  { functionName, qualifier }: FunctionTarget,
  mode: InvocationMode,
): Promise<boolean> {
  const lines = [
    `Function: ${qualifier === undefined ? functionName : `${functionName}:${qualifier}`}`,
    `Invocation type: ${modeWords[mode]}`,
  ];
  return confirmOnProtected(connection, { verb: 'Invoke', what: functionName, lines });
}

const modeWords: Readonly<Record<InvocationMode, string>> = {
  RequestResponse: 'synchronous',
  Event: 'asynchronous, retried twice after a function error',
  DryRun: 'dry run, the function does not run',
  ResponseStream: 'synchronous, streamed response',
};
