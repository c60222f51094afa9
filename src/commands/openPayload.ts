import * as vscode from 'vscode';
import type { PayloadFile } from '../payload/payloadFiles';
import type { CommandContext } from './commandContext';
import { targetOf } from './targetOf';

/** Opens a payload of a function; asks which one where there are several. */
export async function openPayload(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const files = await context.payloads.list(chosen.target);
  const file = files.length > 1 ? await pickFile(files) : await context.payloads.preferred(chosen.target);
  if (file === undefined) return;
  await context.payloads.rememberUsed(chosen.target, file.uri);
  await vscode.window.showTextDocument(file.uri, { viewColumn: vscode.ViewColumn.One });
}

async function pickFile(files: readonly PayloadFile[]): Promise<PayloadFile | undefined> {
  const items = files.map((file) => ({
    label: `$(json) ${file.name}`,
    description:
      file.origin === 'workspace' ? vscode.workspace.asRelativePath(file.uri) : vscode.l10n.t('kept by Dwell'),
    file,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which payload?') }))?.file;
}
