import * as vscode from 'vscode';
import type { FolderEntry, FolderReader } from '../../model/connection/fileReader';

/** Reads through VS Code, so that remote and virtual folders work too; open documents count as they are on the screen. */
export class WorkspaceFiles implements FolderReader {
  async readText(path: string, maxBytes?: number): Promise<string | undefined> {
    const uri = this.uriOf(path);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open !== undefined) return open.getText();
    try {
      if (maxBytes !== undefined && (await vscode.workspace.fs.stat(uri)).size > maxBytes) return undefined;
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

  async list(folder: string): Promise<readonly FolderEntry[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.uriOf(folder));
      // A link to a folder may lead in a circle.
      return entries.flatMap(([name, type]) => {
        const isFolder = type === vscode.FileType.Directory;
        return isFolder || (type & vscode.FileType.File) !== 0 ? [{ name, isFolder }] : [];
      });
    } catch {
      // Gone, or not to be read by this user: nothing of it can be found.
      return [];
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
  return (
    error instanceof vscode.FileSystemError &&
    ['FileNotFound', 'FileIsADirectory', 'FileNotADirectory', 'NoPermissions'].includes(error.code)
  );
}
