import { resolve, sep } from 'node:path';
import * as vscode from 'vscode';
import { connectionId } from '../../model/connection/connectionId';
import type { Result } from '../../model/connection/result';
import { readSetting } from '../commands/readSetting';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { localTimeScale } from './localTimeScale';
import type { RemoteSpec } from './polledSpec';
import type { ProjectIdentities, ProjectIdentity } from './projectIdentities';
import { retryDelaysSeconds } from './retryDelaysSeconds';

type DeclaredRoots = ReturnType<DeclaredFunctions['roots']>;

/** How Local is started. */
export interface LocalSettings {
  readonly localProgram: string;
  /** What it serves; none when the workspace has no project. */
  readonly roots: () => Promise<DeclaredRoots>;
  readonly retryDelaysSeconds: readonly [number, number];
  /** The folder with `debugpy`, where the Python Debugger extension is installed. */
  readonly debugpyFolder: string | undefined;
  /** Where queues, streams, tables and events survive; `undefined`: they do not. */
  readonly stateFolder: string | undefined;
  readonly maxConcurrency: number;
  /** What the user has chosen for each folder. */
  readonly identities: readonly FolderIdentity[];
  /** What the Python extension has chosen. */
  readonly python: string | undefined;
  readonly sdkFolder: string;
  /** How many times faster than on AWS sources and pollers wait. */
  readonly timeScale: number;
  readonly hasSchedules: boolean;
  /** The connection whose queues and streams are polled instead of Local's own. */
  readonly polledSpec: RemoteSpec | undefined;
}

/** On whose behalf the functions of a workspace folder run. */
export interface FolderIdentity {
  readonly folder: string;
  /** The profile whose credentials functions get; `undefined` or empty: no account. */
  readonly profile: string | undefined;
  /** What functions call instead of AWS. */
  readonly endpoint: string | undefined;
  /** Absolute paths of files with variables for every function. */
  readonly envFiles: readonly string[];
}

/** Packages of the AWS SDK for JavaScript that Dwell keeps for functions that rely on Lambda's. */
export function sdkFolderIn(storage: vscode.Uri): string {
  return vscode.Uri.joinPath(storage, 'aws-sdk').fsPath;
}

/** Where the extension is installed, and where it may keep files: its own, and those of a workspace. */
export interface LocalFolders {
  readonly extensionUri: vscode.Uri;
  readonly storageUri: vscode.Uri;
  readonly workspaceStorageUri: vscode.Uri | undefined;
}

export async function localSettings(
  declared: DeclaredFunctions,
  { extensionUri, storageUri, workspaceStorageUri: ofWorkspace }: LocalFolders,
  polledSpec: RemoteSpec | undefined,
  chosen: ProjectIdentities,
): Promise<LocalSettings> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return {
    localProgram: vscode.Uri.joinPath(extensionUri, 'dist', 'local.js').fsPath,
    roots: async () => ((await declared.all()).length === 0 ? [] : declared.roots()),
    retryDelaysSeconds: retryDelaysSeconds(),
    debugpyFolder: debugpyFolder(),
    stateFolder: ofWorkspace && stateFolder(ofWorkspace, polledSpec),
    maxConcurrency: wholeOr(readSetting('localMaxConcurrency', folder), 10),
    identities: await identitiesOf(declared, chosen),
    python: await chosenPython(folder),
    sdkFolder: sdkFolderIn(storageUri),
    // What another service keeps waits at its own pace.
    timeScale: polledSpec === undefined ? localTimeScale() : 1,
    hasSchedules: readSetting('localSchedules', folder) === true,
    polledSpec,
  };
}

/** Positions in streams of one service mean nothing in those of another. */
function stateFolder(ofWorkspace: vscode.Uri, polledSpec: RemoteSpec | undefined): string {
  const name = polledSpec === undefined ? 'local' : `local-${encodeURIComponent(connectionId(polledSpec))}`;
  return vscode.Uri.joinPath(ofWorkspace, name).fsPath;
}

/** Of the folders by their settings, then of the projects as they were chosen for them, which counts more. */
async function identitiesOf(
  declared: DeclaredFunctions,
  chosen: ProjectIdentities,
): Promise<readonly FolderIdentity[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const ofFolders = folders.map(identityIn);
  if (chosen.all().size === 0) return ofFolders;
  const ofProjects = [...new Set((await declared.projects()).map(({ folder }) => folder))].flatMap((folder) => {
    const around = folders.filter(({ uri }) => isIn(folder, uri.fsPath)).map(identityIn)[0];
    return around === undefined ? [] : [projectIdentity(folder, chosen.of(folder), around)];
  });
  return [...ofFolders, ...ofProjects];
}

/** Said for every project: what was chosen for one must not count for another that is below it. */
function projectIdentity(
  folder: string,
  { identity, environment }: ProjectIdentity,
  around: FolderIdentity,
): FolderIdentity {
  const envFiles = environment.kind === 'file' ? [environment.path] : [];
  if (identity === undefined) {
    return { folder, profile: around.profile ?? '', endpoint: around.endpoint ?? '', envFiles };
  }
  return {
    folder,
    profile: identity.kind === 'profile' ? identity.profile : '',
    endpoint: identity.kind === 'endpoint' ? identity.endpoint : '',
    envFiles,
  };
}

function isIn(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer + sep);
}

function identityIn(folder: vscode.WorkspaceFolder): FolderIdentity {
  return {
    folder: folder.uri.fsPath,
    profile: textOr(readSetting('localProfile', folder)),
    endpoint: textOr(readSetting('localEndpoint', folder)),
    envFiles: envFilesIn(folder),
  };
}

function envFilesIn(folder: vscode.WorkspaceFolder): readonly string[] {
  const paths = readSetting('localEnvFiles', folder);
  if (!Array.isArray(paths)) return [];
  return paths.filter((path) => typeof path === 'string').map((path) => resolve(folder.uri.fsPath, path));
}

/** The interpreter of the Python extension, where that is running. */
async function chosenPython(folder: vscode.WorkspaceFolder | undefined): Promise<string | undefined> {
  const python = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  if (python === undefined || !python.isActive) return undefined;
  return python.exports.environments?.getActiveEnvironmentPath?.(folder?.uri)?.path;
}

/** As far as it is used (https://github.com/microsoft/vscode-python/wiki/Python-Environment-APIs). */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath?(resource: vscode.Uri | undefined): { readonly path: string } | undefined;
  };
}

function wholeOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise;
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The Python Debugger extension brings `debugpy` along. */
function debugpyFolder(): string | undefined {
  const extension = vscode.extensions.getExtension('ms-python.debugpy');
  return extension && vscode.Uri.joinPath(extension.extensionUri, 'bundled', 'libs').fsPath;
}

/** Local runs the workspace's code, which requires trust. */
export function untrusted(): Result<never> {
  const message = 'Trust this workspace to run its functions on this machine.';
  return { ok: false, failure: { reason: 'local', name: 'UntrustedWorkspace', statusCode: undefined, message } };
}
