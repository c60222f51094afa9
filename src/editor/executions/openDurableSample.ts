import * as vscode from 'vscode';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';

const folderName = 'durable-order';

/** Copies the sample of a durable function into a folder that the user picks, and opens it. Replaces nothing. */
export async function openDurableSample(extension: vscode.Uri): Promise<Outcome> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: 'Create Sample Here',
      title: `Select where to create the folder ${folderName}`,
    })) ?? [];
  if (parent === undefined) return canceled;
  const folder = vscode.Uri.joinPath(parent, folderName);
  const sample = vscode.Uri.joinPath(extension, 'dist', 'samples-durable');
  try {
    await vscode.workspace.fs.copy(sample, folder, { overwrite: false });
  } catch (error) {
    const isThere = error instanceof vscode.FileSystemError && error.code === 'FileExists';
    if (!isThere) return failed(`The sample cannot be written to ${folder.fsPath}: ${String(error)}`);
  }
  await vscode.commands.executeCommand('vscode.openFolder', folder);
  return done;
}
