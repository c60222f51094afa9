import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { originalLine } from '../../workspace/handlers/originalLine';
import { pathOf } from '../functions/declaredFunctions';
import type { HandlerSources } from '../functions/open/openHandler';
import type { WorkspaceFiles } from '../functions/workspaceFiles';

/** Where AWS unpacks a function's code. */
const taskRoot = '/var/task/';

/**
 * Opens the file of a stack frame at its line. Frames come from a trace, which is untrusted: only files inside the workspace are
 * opened.
 */
export async function openFrame(
  frame: { readonly path: string; readonly line: number },
  functionName: string | undefined,
  handlers: HandlerSources,
): Promise<Outcome> {
  const { files } = handlers;
  const path = frame.path.replace(/^file:\/\//, '');
  const uris = await candidates(path, functionName, handlers);
  for (const uri of uris) {
    if (!(await isOurs(uri, files))) continue;
    const source = await originalOf({ uri, line: frame.line }, files);
    const place = source !== undefined && (await isOurs(source.uri, files)) ? source : { uri, line: frame.line };
    const position = new vscode.Position(Math.max(0, place.line - 1), 0);
    await vscode.window.showTextDocument(place.uri, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
    return done;
  }
  return failed(`The workspace has no file ${path}. Open the folder with the source of the function.`);
}

async function isOurs(uri: vscode.Uri, files: WorkspaceFiles): Promise<boolean> {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && (await files.exists(pathOf(uri)));
}

/** Finds the source of a bundle's line by the source map next to it; `undefined` without one. */
async function originalOf(
  { uri, line }: { readonly uri: vscode.Uri; readonly line: number },
  files: WorkspaceFiles,
): Promise<{ readonly uri: vscode.Uri; readonly line: number } | undefined> {
  const map = await files.readText(pathOf(uri.with({ path: `${uri.path}.map` })));
  const original = map === undefined ? undefined : originalLine(map, line);
  if (original === undefined) return undefined;
  return { uri: vscode.Uri.joinPath(uri, '..', original.source), line: original.line };
}

async function candidates(
  path: string,
  functionName: string | undefined,
  { declared, files }: HandlerSources,
): Promise<vscode.Uri[]> {
  if (!path.startsWith(taskRoot)) return [files.uriOf(path)];
  const inside = path.slice(taskRoot.length);
  const own = functionName === undefined ? undefined : await declared.find(functionName);
  const others = (await declared.all()).filter((one) => one !== own);
  return [own, ...others].flatMap((one) => {
    return one === undefined ? [] : [vscode.Uri.joinPath(files.uriOf(one.codeUri), inside)];
  });
}
