import * as vscode from 'vscode';
import { canceled, done, type Outcome } from '../../model/base/outcome';

/** Writes bytes to a file that the user selects. `name`: proposed, in the folder that is open. `filters`: endings by their kind. */
export async function saveFile(name: string, bytes: Uint8Array, filters: Record<string, string[]>): Promise<Outcome> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters });
  if (target === undefined) return canceled;
  await vscode.workspace.fs.writeFile(target, bytes);
  return done;
}
