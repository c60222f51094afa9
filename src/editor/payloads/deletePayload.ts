import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { nameOf } from './documents/payloadFiles';
import { sharedEventOf } from './documents/sharedEventUri';
import { payloadUnder } from './payloadUnder';

/** Deletes a payload where it is kept, after a question; files go to the trash where there is one. */
export async function deletePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri } = payload;
  const isShared = sharedEventOf(uri) !== undefined;
  const question = isShared
    ? `Delete the test event ${nameOf(uri)} for everybody who shares it?`
    : `Delete the payload ${nameOf(uri)}?`;
  const confirm = 'Delete';
  if ((await vscode.window.showWarningMessage(question, { modal: true }, confirm)) !== confirm) return;
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: uri.scheme === 'file' });
    await context.settings.move(uri, undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`${nameOf(uri)} was not deleted: ${reason}`);
  }
}
