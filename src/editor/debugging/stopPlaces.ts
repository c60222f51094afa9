import * as vscode from 'vscode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { type DeclaredFunctions, loadWorkspace } from '../functions/declaredFunctions';
import type { WorkspaceFiles } from '../functions/workspaceFiles';

/** Temporary breakpoints for a debugged function without user breakpoints; removed when the session ends. */
export class StopPlaces {
  private readonly added = new Map<string, vscode.Breakpoint>();

  constructor(
    private readonly declared: DeclaredFunctions,
    private readonly files: WorkspaceFiles,
  ) {}

  /** A breakpoint on a line where an error was thrown, from 1, unless there is one. */
  stopAt(functionName: string, uri: vscode.Uri, line: number): void {
    const hasOne = enabled().some(
      ({ location }) => isSame(location.uri, uri) && location.range.start.line === line - 1,
    );
    if (!hasOne) this.add(functionName, new vscode.Location(uri, new vscode.Position(line - 1, 0)));
  }

  /** A breakpoint on the first line of the handler, unless the function's code has one of the user's. */
  async stopSomewhere(declared: DeclaredFunction): Promise<void> {
    const handler = await this.declared.locate(declared);
    // A compiled function's source may be elsewhere than its code.
    const places = handler === undefined ? [] : [vscode.Uri.joinPath(this.files.uriOf(handler.path), '..')];
    const folders = [this.files.uriOf(declared.codeUri), ...places].map(({ path }) => `${path.replace(/\/$/, '')}/`);
    const isInCode = ({ path }: vscode.Uri): boolean => folders.some((folder) => path.startsWith(folder));
    if (handler === undefined || enabled().some(({ location }) => isInCode(location.uri))) return;
    const text = (await this.files.readText(handler.path)) ?? '';
    const { firstBodyLine } = await loadWorkspace();
    const line = firstBodyLine(text, handler.line, declared.runtime.startsWith('python'));
    this.add(declared.name, new vscode.Location(this.files.uriOf(handler.path), new vscode.Position(line, 0)));
  }

  release(functionName: string): void {
    const breakpoint = this.added.get(functionName);
    if (breakpoint === undefined) return;
    this.added.delete(functionName);
    vscode.debug.removeBreakpoints([breakpoint]);
  }

  private add(functionName: string, location: vscode.Location): void {
    this.release(functionName);
    const breakpoint = new vscode.SourceBreakpoint(location);
    this.added.set(functionName, breakpoint);
    vscode.debug.addBreakpoints([breakpoint]);
  }
}

function enabled(): vscode.SourceBreakpoint[] {
  return vscode.debug.breakpoints.flatMap((one) =>
    one instanceof vscode.SourceBreakpoint && one.enabled ? [one] : [],
  );
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
