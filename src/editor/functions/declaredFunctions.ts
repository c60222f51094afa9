import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import { type HandlerLocation, locateHandler } from '../../workspace/handlers/locateHandler';
import { findTemplates } from '../../workspace/projects/findTemplates';
import { type Declared, readDeclared } from '../../workspace/projects/readDeclared';
import { readSetting } from '../commands/readSetting';
import type { WorkspaceFiles } from './workspaceFiles';

/**
 * The functions that the workspace's templates declare. Nothing is read before the first question; then the templates are
 * watched, and `onDidChange` fires when the answer may have changed.
 */
export class DeclaredFunctions implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private reading: Promise<Declared> | undefined;
  private readonly watching: vscode.Disposable[] = [];

  constructor(private readonly files: WorkspaceFiles) {}

  /** All functions. Of two with the same name the first counts. */
  async all(): Promise<readonly DeclaredFunction[]> {
    return (await this.declared()).functions;
  }

  /** The triggers that the templates declare for a function of this name. */
  async triggersOf(functionName: string): Promise<readonly DeclaredTrigger[]> {
    return (await this.declared()).triggers.filter((trigger) => trigger.functionName === functionName);
  }

  async find(name: string): Promise<DeclaredFunction | undefined> {
    return (await this.all()).find((declared) => declared.name === name);
  }

  locate(declared: DeclaredFunction): Promise<HandlerLocation | undefined> {
    return locateHandler(this.files, declared);
  }

  /** The template that Local runs: the one in the settings, else the first at the root of the first folder. */
  async template(): Promise<string | undefined> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const named = setTemplate(folder);
    if (folder === undefined) return named === '' ? undefined : named;
    if (named !== '') return absolute(named) ? named : pathOf(vscode.Uri.joinPath(folder.uri, named));
    return (await findTemplates(this.files, pathOf(folder.uri)))[0];
  }

  dispose(): void {
    for (const one of this.watching) one.dispose();
    this.didChange.dispose();
  }

  private declared(): Promise<Declared> {
    this.watch();
    this.reading ??= this.read();
    return this.reading;
  }

  private async read(): Promise<Declared> {
    const paths = new Set<string>();
    const served = await this.template();
    if (served !== undefined) paths.add(served);
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      for (const path of await findTemplates(this.files, pathOf(folder.uri))) paths.add(path);
    }
    return readDeclared(this.files, paths);
  }

  private watch(): void {
    if (this.watching.length > 0) return;
    const forget = (): void => {
      this.reading = undefined;
      this.didChange.fire();
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/template.{yaml,yml,json}');
    this.watching.push(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.localTemplate)) forget();
      }),
    );
  }
}

/** The path of a URI, as `WorkspaceFiles.uriOf` accepts it. */
export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** The template of the setting; empty when none is set. */
function setTemplate(folder: vscode.WorkspaceFolder | undefined): string {
  const template = readSetting('localTemplate', folder);
  return typeof template === 'string' ? template.trim() : '';
}

function absolute(path: string): boolean {
  return /^([/\\]|[A-Za-z]:)/.test(path);
}
