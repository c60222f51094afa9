import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DeclaredSource } from '../../model/function/declaredSource';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { FunctionTags } from '../../model/function/functionFilter';
import type { Project } from '../../model/function/project';
import type { EventTypeName } from '../../workspace/handlers/declaredEventTypes';
import type { HandlerLocation } from '../../workspace/handlers/locateHandler';
import { defaultPlace } from '../../workspace/projects/projectInput';
import type { WorkspaceRoot } from '../../workspace/projects/readWorkspace';
import { readSetting } from '../commands/readSetting';
import type { WorkspaceFiles } from './workspaceFiles';

/**
 * The functions that the workspace's projects declare. Nothing is read before the first question; then the files of projects
 * are watched, and `onDidChange` fires when the answer may have changed. Runs nothing of a project.
 */
export class DeclaredFunctions implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private reading: Promise<readonly Project[]> | undefined;
  private readonly watching: vscode.Disposable[] = [];
  private tagsOf: TagReader = async () => undefined;

  constructor(
    private readonly files: WorkspaceFiles,
    /** Keeps what the user has chosen by hand. */
    private readonly chosen: vscode.Memento,
  ) {}

  /** The projects of all folders, those at the top first. */
  projects(): Promise<readonly Project[]> {
    this.watch();
    this.reading ??= this.read();
    return this.reading;
  }

  async all(): Promise<readonly DeclaredFunction[]> {
    return (await this.projects()).flatMap(({ functions }) => functions);
  }

  /** The queues, streams, tables and others that projects declare. */
  async sources(): Promise<readonly DeclaredSource[]> {
    return (await this.projects()).flatMap((project) => project.sources);
  }

  /** The triggers that projects declare for a function of this name. */
  async triggersOf(functionName: string): Promise<readonly DeclaredTrigger[]> {
    const triggers = (await this.projects()).flatMap((project) => project.triggers);
    return triggers.filter((trigger) => trigger.functionName === functionName);
  }

  /** From now on, `tagsOf` tells where a deployed function comes from when its name does not. */
  readTagsWith(tagsOf: TagReader): void {
    this.tagsOf = tagsOf;
  }

  /** The function of this name in Local, or the one that a deployed function of this name comes from: chosen by the user, by name, by tags. */
  async find(name: string): Promise<DeclaredFunction | undefined> {
    const all = await this.all();
    if (all.length === 0) return undefined;
    const chosen = this.chosen.get<Readonly<Record<string, string>>>(chosenKey)?.[name];
    const { matchDeployed } = await loadWorkspace();
    const known = all.find((declared) => declared.name === chosen) ?? matchDeployed({ name }, all);
    if (known !== undefined) return known;
    const tags = await this.tagsOf(name);
    return tags === undefined ? undefined : matchDeployed({ name, tags }, all);
  }

  /** Remembers which function a deployed one comes from, as the user says. */
  async choose(deployedName: string, { name }: DeclaredFunction): Promise<void> {
    const known = this.chosen.get<Readonly<Record<string, string>>>(chosenKey) ?? {};
    await this.chosen.update(chosenKey, { ...known, [deployedName]: name });
    this.didChange.fire();
  }

  async locate(declared: DeclaredFunction): Promise<HandlerLocation | undefined> {
    const { locateHandler } = await loadWorkspace();
    return locateHandler(this.files, declared);
  }

  /** The types that the handler of a function, or the file around it, names. */
  async eventTypesOf(functionName: string): Promise<readonly EventTypeName[]> {
    const declared = await this.find(functionName);
    const location = declared === undefined ? undefined : await this.locate(declared);
    const text = location === undefined ? undefined : await this.files.readText(location.path);
    if (location === undefined || text === undefined) return [];
    const { declaredEventTypes } = await loadWorkspace();
    return declaredEventTypes(text, location.line);
  }

  /** What Local serves: every folder, or the one template of its settings. */
  roots(): readonly WorkspaceRoot[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.map((folder) => {
      const template = setTemplate(folder);
      return {
        folder: pathOf(folder.uri),
        template: template === '' ? undefined : templatePath(folder, template),
        parameters: setParameters(folder),
      };
    });
  }

  dispose(): void {
    for (const one of this.watching) one.dispose();
    this.didChange.dispose();
  }

  private async read(): Promise<readonly Project[]> {
    const { readWorkspace } = await loadWorkspace();
    return readWorkspace(this.roots(), { files: this.files, place: defaultPlace });
  }

  private watch(): void {
    if (this.watching.length > 0) return;
    const forget = (): void => {
      this.reading = undefined;
      this.didChange.fire();
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json,template,toml,tf,ts,js,cjs,mjs}');
    const onChange = async ({ path }: vscode.Uri): Promise<void> => {
      if (/\/(node_modules|\.git)\//.test(path)) return;
      if (startsProject.test(path) || (await this.hasRead(path))) forget();
    };
    const onCreate = ({ path }: vscode.Uri): void => {
      if (startsProject.test(path) && !/\/(node_modules|\.git)\//.test(path)) forget();
    };
    this.watching.push(
      watcher,
      watcher.onDidChange(onChange),
      watcher.onDidCreate(onCreate),
      watcher.onDidDelete(onChange),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const settings = [settingIds.localTemplate, settingIds.localParameters];
        if (settings.some((id) => change.affectsConfiguration(id))) forget();
      }),
    );
  }

  private async hasRead(path: string): Promise<boolean> {
    const projects = await (this.reading ?? Promise.resolve([]));
    return projects.some(({ files }) => files.some((file) => this.files.uriOf(file).path === path));
  }
}

/** The tags of a deployed function; `undefined` where no connection lists it, or they cannot be read. */
type TagReader = (functionName: string) => Promise<FunctionTags | undefined>;

const chosenKey = 'declaredOf';

/** Files that may be, or may end, a project; a change of any other file matters only where it was read. */
const startsProject =
  /\.(ya?ml|template|tf)$|\/(template|sam|cdk|manifest|serverless)[^/]*\.json$|\/(serverless|sst\.config)\.(ts|js|cjs|mjs)$|(plan|show|state|terraform|pulumi-stack)[^/]*\.json$|\/samconfig\.toml$/;

/** Loads what reads templates and sources: a bundle of its own. */
export async function loadWorkspace() {
  return (await import('../../workspace/workspaceSide')).workspaceSide;
}

/** The path of a URI, as `WorkspaceFiles.uriOf` accepts it. */
export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** The template of the setting; empty when none is set. */
function setTemplate(folder: vscode.WorkspaceFolder): string {
  const template = readSetting('localTemplate', folder);
  return typeof template === 'string' ? template.trim() : '';
}

function templatePath(folder: vscode.WorkspaceFolder, template: string): string {
  const isAbsolute = /^([/\\]|[A-Za-z]:)/.test(template);
  return isAbsolute ? template : pathOf(vscode.Uri.joinPath(folder.uri, template));
}

function setParameters(folder: vscode.WorkspaceFolder): Readonly<Record<string, string>> {
  const set = readSetting('localParameters', folder);
  const entries = typeof set === 'object' && set !== null ? Object.entries(set) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    ),
  );
}
