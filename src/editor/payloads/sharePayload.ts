import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { nameOf } from './documents/payloadFiles';
import { sharedEventUri } from './documents/sharedEventUri';
import { payloadUnder, showPayload, textOf } from './payloadUnder';
import { payloadNameProblem } from './renamePayload';

/** Puts a payload into the account's schema registry, where the console and SAM find it as a shareable test event. */
export async function sharePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri, target } = payload;
  const name = await vscode.window.showInputBox({
    title: `Share Payload as Test Event of ${target.functionName}`,
    prompt: 'Everybody who may read the schema registry of the account will see it.',
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
