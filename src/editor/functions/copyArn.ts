import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';

/** Puts the ARN of a function on the clipboard. */
export async function copyArn(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  const connection = chosen === undefined ? undefined : context.connections.get(chosen.target.connectionId);
  if (chosen === undefined || connection === undefined) return;
  const { functionName, qualifier } = chosen.target;
  const found = await connection.directory.getFunction(functionName, qualifier, AbortSignal.timeout(lookUpMs));
  if (!found.ok) {
    await vscode.window.showErrorMessage(found.failure.message);
    return;
  }
  await vscode.env.clipboard.writeText(found.value.arn);
  vscode.window.setStatusBarMessage(`Copied ${found.value.arn}`, shownMs);
}

const lookUpMs = 30_000;
const shownMs = 5_000;
