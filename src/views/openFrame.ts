import * as vscode from 'vscode';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import type { WorkspaceFiles } from '../payload/workspaceFiles';

/** Where AWS unpacks a function's code. */
const taskRoot = '/var/task/';

/**
 * Opens the file of a stack frame at its line. Frames come from a trace, which anybody may have written: only files inside
 * the workspace are opened. Returns a sentence when there is no such file.
 */
export async function openFrame(
  frame: { readonly path: string; readonly line: number },
  functionName: string | undefined,
  declared: DeclaredFunctions,
  files: WorkspaceFiles,
): Promise<string | undefined> {
  const path = frame.path.replace(/^file:\/\//, '');
  const uris = await candidates(path, functionName, declared, files);
  for (const uri of uris) {
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined || !(await files.exists(uri.fsPath))) continue;
    const position = new vscode.Position(Math.max(0, frame.line - 1), 0);
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
    return undefined;
  }
  return vscode.l10n.t('The workspace has no file {0}: open the folder that holds the source of the function.', path);
}

async function candidates(
  path: string,
  functionName: string | undefined,
  declared: DeclaredFunctions,
  files: WorkspaceFiles,
): Promise<vscode.Uri[]> {
  if (!path.startsWith(taskRoot)) return [files.uriOf(path)];
  const inside = path.slice(taskRoot.length);
  const own = functionName === undefined ? undefined : await declared.find(functionName);
  const others = (await declared.all()).filter((one) => one !== own);
  return [own, ...others].flatMap((one) => {
    return one === undefined ? [] : [vscode.Uri.joinPath(files.uriOf(one.codeUri), inside)];
  });
}
