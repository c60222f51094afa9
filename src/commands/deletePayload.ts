import * as vscode from 'vscode';
import { nameOf } from '../payload/payloadFiles';
import { sharedEventOf } from '../payload/sharedEventUri';
import type { CommandContext } from './commandContext';
import { payloadUnder } from './payloadUnder';

/** Deletes a payload where it is kept, after a question; files go to the trash where there is one. */
export async function deletePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri } = payload;
  const isShared = sharedEventOf(uri) !== undefined;
  const question = isShared
    ? vscode.l10n.t('Delete the test event {0} for everybody who shares it?', nameOf(uri))
    : vscode.l10n.t('Delete the payload {0}?', nameOf(uri));
  const confirm = vscode.l10n.t('Delete');
  if ((await vscode.window.showWarningMessage(question, { modal: true }, confirm)) !== confirm) return;
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: uri.scheme === 'file' });
    await context.settings.move(uri, undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(vscode.l10n.t('{0} was not deleted: {1}', nameOf(uri), reason));
  }
}
