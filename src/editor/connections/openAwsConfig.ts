import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';

/** Opens the AWS configuration file at a profile, or where the profile would stand. */
export async function openAwsConfig(context: CommandContext, argument: unknown): Promise<void> {
  const profile = typeof argument === 'string' ? argument : 'default';
  const tools = await context.awsTools();
  const { path, line, isThere } = await tools.locateProfile(profile, process.env);
  const uri = vscode.Uri.file(path);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (one) => one,
    () => undefined,
  );
  if (document === undefined) {
    await vscode.window.showWarningMessage(`There is no ${path} yet: “aws configure sso” or “aws configure” makes it.`);
    return;
  }
  const at = new vscode.Position(isThere ? line : Math.max(0, document.lineCount - 1), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
