import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { isJvmSource, sourcePaths } from '../../workspace/sourcePaths';
import { loadWorkspace, pathOf } from '../functions/declaredFunctions';
import type { HandlerSources } from '../functions/open/openHandler';
import type { WorkspaceFiles } from '../functions/workspaceFiles';

/** Where AWS unpacks a function's code. */
const taskRoot = '/var/task/';

/** The part of `HandlerSources` that frames are found by. */
export interface FrameSources {
  readonly declared: Pick<HandlerSources['declared'], 'find' | 'all'>;
  readonly files: WorkspaceFiles;
}

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
  handlers: FrameSources,
): Promise<SourceLine | undefined> {
  const { files } = handlers;
  for (const uri of await candidates(withoutScheme(frame.path), functionName, handlers)) {
    if (!(await isOurs(uri, files))) continue;
    const source = await originalOf({ uri, line: frame.line }, functionName, handlers);
    return source !== undefined && (await isOurs(source.uri, files)) ? source : { uri, line: frame.line };
  }
  return undefined;
}

/**
 * Like `findFrame`, but only a place that is certain: in the code of the function that ran. `undefined` for a function that the
 * workspace does not declare, unless only one file of the workspace can be meant.
 */
export async function findOwnFrame(
  frame: SourcePlace,
  functionName: string,
  handlers: FrameSources,
): Promise<SourceLine | undefined> {
  const { declared, files } = handlers;
  const all = await declared.all();
  const own = await declared.find(functionName);
  const only = own === undefined ? all : [own];
  const path = withoutScheme(frame.path);
  const found = new Map<string, SourceLine>();
  for (const one of only) {
    const narrowed = { files, declared: { find: async () => one, all: async () => [one] } };
    const place = await findFrame({ path, line: frame.line }, one.name, narrowed);
    if (place !== undefined) found.set(place.uri.toString(), place);
  }
  const [first, second] = found.values();
  return second === undefined ? first : undefined;
}

function withoutScheme(path: string): string {
  return path.replace(/^file:\/\//, '');
}

async function isOurs(uri: vscode.Uri, files: WorkspaceFiles): Promise<boolean> {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && (await files.exists(pathOf(uri)));
}

/** Where a line of a bundle was written, by the source map beside it; `undefined` without one. */
async function originalOf(
  { uri, line }: SourceLine,
  functionName: string | undefined,
  { declared, files }: FrameSources,
): Promise<SourceLine | undefined> {
  const mapPath = pathOf(uri.with({ path: `${uri.path}.map` }));
  const map = await files.readText(mapPath);
  if (map === undefined) return undefined;
  const { findSource, originalLine, sourceRoots } = await loadWorkspace();
  const original = originalLine(map, line);
  if (original === undefined) return undefined;
  const own = functionName === undefined ? undefined : await declared.find(functionName);
  const path = await findSource(mapPath, original.source, { files, roots: own === undefined ? [] : sourceRoots(own) });
  return path === undefined ? undefined : { uri: files.uriOf(path), line: original.line };
}

/** Where the frame may be: in the function's own code or, for a function that the workspace does not declare, in any. */
async function candidates(
  path: string,
  functionName: string | undefined,
  { declared, files }: FrameSources,
): Promise<vscode.Uri[]> {
  if (!path.startsWith(taskRoot) && !isJvmSource(path)) return [files.uriOf(path)];
  const inside = path.startsWith(taskRoot) ? path.slice(taskRoot.length) : path;
  const own = functionName === undefined ? undefined : await declared.find(functionName);
  const others = (await declared.all()).filter((one) => one !== own);
  const functions = own === undefined ? others : [own, ...others];
  return functions.flatMap((one) => sourcePaths(one, inside).map((source) => files.uriOf(source)));
}
