import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { originalLine } from '../../workspace/handlers/originalLine';
import { pathOf } from '../functions/declaredFunctions';
import type { HandlerSources } from '../functions/open/openHandler';
import type { WorkspaceFiles } from '../functions/workspaceFiles';

/** Where AWS unpacks a function's code. */
const taskRoot = '/var/task/';

/** A line of a file, from 1. */
export interface SourceLine {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/**
 * Opens the file of a stack frame at its line. Frames come from a trace, which is untrusted: only files inside the workspace are
 * opened.
 */
export async function openFrame(
  frame: SourcePlace,
  functionName: string | undefined,
  handlers: HandlerSources,
): Promise<Outcome> {
  const place = await findFrame(frame, functionName, handlers);
  if (place === undefined) {
    const path = withoutScheme(frame.path);
    return failed(`The workspace has no file ${path}. Open the folder with the source of the function.`);
  }
  const position = new vscode.Position(Math.max(0, place.line - 1), 0);
  await vscode.window.showTextDocument(place.uri, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(position, position),
  });
  return done;
}

/** The line of the workspace that a stack frame means, through the source map of a bundle; `undefined` when none does. */
export async function findFrame(
  frame: SourcePlace,
  functionName: string | undefined,
  handlers: HandlerSources,
): Promise<SourceLine | undefined> {
  const { files } = handlers;
  for (const uri of await candidates(withoutScheme(frame.path), functionName, handlers)) {
    if (!(await isOurs(uri, files))) continue;
    const source = await originalOf({ uri, line: frame.line }, files);
    return source !== undefined && (await isOurs(source.uri, files)) ? source : { uri, line: frame.line };
  }
  return undefined;
}

function withoutScheme(path: string): string {
  return path.replace(/^file:\/\//, '');
}

async function isOurs(uri: vscode.Uri, files: WorkspaceFiles): Promise<boolean> {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && (await files.exists(pathOf(uri)));
}

/** Where a line of a bundle was written, by the source map beside it; `undefined` without one. */
async function originalOf({ uri, line }: SourceLine, files: WorkspaceFiles): Promise<SourceLine | undefined> {
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
    return one === undefined ? [] : rootsOf(one).map((root) => vscode.Uri.joinPath(files.uriOf(root), inside));
  });
}

/** Where the files of `/var/task` are: in the source, or in what the project's build has put out. */
function rootsOf({ code, codeUri }: DeclaredFunction): readonly string[] {
  const isBuilt = code.kind === 'folder' || code.kind === 'file' || code.kind === 'esbuild';
  return isBuilt && code.built !== undefined ? [codeUri, code.built] : [codeUri];
}
