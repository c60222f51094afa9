import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';

/** Opens the source of a function that a template of the workspace declares, at its handler. */
export async function openHandler(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const { functionName } = chosen.target;
  const declared = await context.declared.find(functionName);
  if (declared === undefined) {
    await vscode.window.showInformationMessage(
      `No template of this workspace declares ${functionName}: open the folder that holds its source.`,
    );
    return;
  }
  const location = await context.declared.locate(declared);
  const uri = context.files.uriOf(location?.path ?? declared.templatePath);
  const position = new vscode.Position(location?.line ?? declared.line, 0);
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(position, position),
  });
}
