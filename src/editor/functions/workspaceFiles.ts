import * as vscode from 'vscode';
import type { FileReader } from '../../model/connection/fileReader';

/** Reads through VS Code, so that remote and virtual folders work too; open documents count as they are on the screen. */
export class WorkspaceFiles implements FileReader {
  async readText(path: string): Promise<string | undefined> {
    const uri = this.uriOf(path);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open !== undefined) return open.getText();
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async exists(path: string): Promise<boolean> {
    try {
      const { type } = await vscode.workspace.fs.stat(this.uriOf(path));
      return (type & vscode.FileType.File) !== 0;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  /** The path in the file system of the workspace. */
  uriOf(path: string): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined || folder.scheme === 'file') return vscode.Uri.file(path);
    return folder.with({ path });
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
