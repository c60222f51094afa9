import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { nameOf } from './documents/payloadFiles';
import { payloadUnder, showPayload } from './payloadUnder';

/** Renames a payload where it is kept. */
export async function renamePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri, target } = payload;
  const before = nameOf(uri);
  const name = await vscode.window.showInputBox({
    title: 'Rename Payload',
    value: before,
    validateInput: payloadNameProblem,
  });
  if (name === undefined || name === before) return;
  const to = vscode.Uri.joinPath(uri, '..', `${name}.json`);
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  try {
    await vscode.workspace.fs.rename(uri, to, { overwrite: false });
  } catch (error) {
    await vscode.window.showErrorMessage(
      error instanceof vscode.FileSystemError && error.code === 'FileExists'
        ? `There is a payload ${name} already: choose another name.`
        : `${before} was not renamed: ${error instanceof Error ? error.message : String(error)}`,
    );
    return;
  }
  await context.settings.move(uri, to);
  await context.payloads.rememberUsed(target, to);
  await showPayload(to);
}

/** A sentence for a name that not every place can keep. */
export function payloadNameProblem(name: string): string | undefined {
  if (/^[\w][\w .-]{0,99}$/.test(name)) return undefined;
  return 'Use letters, digits, spaces, dots, - and _, up to 100 of them.';
}
