import * as vscode from 'vscode';
import { identityName } from '../../model/connection/awsProfile';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget, InvocationMode } from '../../model/invocation/invocation';

/** On a protected connection every invocation is asked about, with all that tells where it goes. */
export async function confirmProtected(
  connection: Connection,
  { functionName, qualifier }: FunctionTarget,
  mode: InvocationMode,
): Promise<boolean> {
  const { spec } = connection;
  if (spec.kind === 'local' || spec.isProtected !== true) return true;
  const identity = await connection.identity.getIdentity(new AbortController().signal);
  const who = identity.ok ? identity.value : undefined;
  const lines = [
    `Account: ${who === undefined ? 'could not be read' : `${who.accountId}, ${identityName(who)}`}`,
    `Region: ${spec.region ?? 'as the profile or the environment says'}`,
    `Function: ${qualifier === undefined ? functionName : `${functionName}:${qualifier}`}`,
    `Mode: ${modeWords()[mode]}`,
  ];
  const invoke = 'Invoke';
  const question = `${spec.name} is protected. Invoke ${functionName}?`;
  return (
    (await vscode.window.showWarningMessage(question, { modal: true, detail: lines.join('\n') }, invoke)) === invoke
  );
}

function modeWords(): Readonly<Record<InvocationMode, string>> {
  return {
    RequestResponse: 'synchronous',
    Event: 'event: retried twice after a function error',
    DryRun: 'dry run: nothing runs',
    ResponseStream: 'synchronous, streamed',
  };
}
