import * as vscode from 'vscode';
import { identityName } from '../model/awsProfile';
import type { Connection } from '../model/connection';
import type { FunctionTarget, InvocationMode } from '../model/invocation';

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
    vscode.l10n.t(
      'Account: {0}',
      who === undefined ? vscode.l10n.t('could not be read') : `${who.accountId}, ${identityName(who)}`,
    ),
    vscode.l10n.t('Region: {0}', spec.region ?? vscode.l10n.t('as the profile or the environment says')),
    vscode.l10n.t('Function: {0}', qualifier === undefined ? functionName : `${functionName}:${qualifier}`),
    vscode.l10n.t('Mode: {0}', modeWords()[mode]),
  ];
  const invoke = vscode.l10n.t('Invoke');
  const question = vscode.l10n.t('{0} is protected. Invoke {1}?', spec.name, functionName);
  return (
    (await vscode.window.showWarningMessage(question, { modal: true, detail: lines.join('\n') }, invoke)) === invoke
  );
}

function modeWords(): Readonly<Record<InvocationMode, string>> {
  return {
    RequestResponse: vscode.l10n.t('synchronous'),
    Event: vscode.l10n.t('event: retried twice after a function error'),
    DryRun: vscode.l10n.t('dry run: nothing runs'),
    ResponseStream: vscode.l10n.t('synchronous, streamed'),
  };
}
