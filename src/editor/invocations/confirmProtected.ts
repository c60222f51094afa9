import { noDeadline } from '../../model/base/noDeadline';
import { identityName } from '../../model/connection/awsProfile';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget, InvocationMode } from '../../model/invocation/invocation';
import { showMessage } from '../sinks/messages';

/** Asks for confirmation before every invocation on a protected connection, with the account, region and function. */
export async function confirmProtected(
  connection: Connection,
  { functionName, qualifier }: FunctionTarget,
  mode: InvocationMode,
): Promise<boolean> {
  const { spec } = connection;
  if (spec.kind === 'local' || spec.isProtected !== true) return true;
  const identity = await connection.identity.getIdentity(noDeadline());
  const who = identity.ok ? identity.value : undefined;
  const lines = [
    `Account: ${who === undefined ? 'unknown' : `${who.accountId}, ${identityName(who)}`}`,
    `Region: ${spec.region ?? 'from the profile or the environment'}`,
    `Function: ${qualifier === undefined ? functionName : `${functionName}:${qualifier}`}`,
    `Invocation type: ${modeWords[mode]}`,
  ];
  const invoke = 'Invoke';
  const question = `${spec.name} is protected. Invoke ${functionName}?`;
  return (
    (await showMessage('warning', { text: question, detail: lines.join('\n'), isModal: true, buttons: [invoke] })) ===
    invoke
  );
}

const modeWords: Readonly<Record<InvocationMode, string>> = {
  RequestResponse: 'synchronous',
  Event: 'asynchronous, retried twice after a function error',
  DryRun: 'dry run, the function does not run',
  ResponseStream: 'synchronous, streamed response',
};
