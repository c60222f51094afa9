import * as vscode from 'vscode';
import { nameOf } from '../payload/payloadFiles';
import { sharedEventUri } from '../payload/sharedEventUri';
import type { CommandContext } from './commandContext';
import { payloadUnder, showPayload, textOf } from './payloadUnder';
import { payloadNameProblem } from './renamePayload';

/** Puts a payload into the account's schema registry, where the console and SAM find it as a shareable test event. */
export async function sharePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri, target } = payload;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Share Payload as Test Event of {0}', target.functionName),
    prompt: vscode.l10n.t('Everybody who may read the schema registry of the account will see it.'),
    value: nameOf(uri),
    validateInput: payloadNameProblem,
  });
  if (name === undefined) return;
  const to = sharedEventUri(target, name);
  try {
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(await textOf(uri)));
  } catch (error) {
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  await context.payloads.rememberUsed(target, to);
  await showPayload(to);
}
