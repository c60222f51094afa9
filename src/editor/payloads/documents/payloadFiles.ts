import * as vscode from 'vscode';
import { payloadPlace } from '../../../events/payloadPlace';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { type DeclaredFunctions, pathOf } from '../../functions/declaredFunctions';
import type { WorkspaceFiles } from '../../functions/workspaceFiles';
import type { EventFolders } from './eventFolders';
import type { PayloadSettings } from './payloadSettings';
import { fileName, type ScratchPlace, scratchName } from './scratchPlace';
import { sharedEventOf } from './sharedEventUri';

/** A payload of a function: a document and its storage. */
export interface PayloadFile {
  readonly uri: vscode.Uri;
  /** `default`, `with-customer`. */
  readonly name: string;
  /** `scratch`: in the extension's storage. `shared`: in the account's schema registry. */
  readonly origin: 'workspace' | 'scratch' | 'shared';
}

const emptyPayload = '{}\n';

interface PayloadFilesNeeds {
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
  readonly eventFolders: EventFolders;
  readonly scratch: ScratchPlace;
  readonly lastUsed: vscode.Memento;
  readonly settings: PayloadSettings;
  /** The connection that functions of the workspace's template are invoked on. */
  readonly workspaceConnectionId: () => string;
}

/**
 * Finds payloads: files `events/<function>/<name>.json` anywhere in the workspace, as SAM has it, and scratch files in the
 * extension's storage. Test events of the schema registry are listed by `SharedEventFiles`, which calls AWS.
 */
export class PayloadFiles {
  constructor(private readonly needs: PayloadFilesNeeds) {}

  /** All payloads on this machine: the last used one first, then `default`, then by name. */
  async list(target: FunctionTarget): Promise<readonly PayloadFile[]> {
    const [found, kept] = await Promise.all([this.workspaceFiles(target.functionName), this.scratchFiles(target)]);
    return this.sorted(target, [...found, ...kept]);
  }

  /** Sorts a longer list in the same order. */
  sorted(target: FunctionTarget, files: readonly PayloadFile[]): readonly PayloadFile[] {
    const last = this.needs.lastUsed.get<string>(lastUsedKey(target));
    const rank = ({ uri, name }: PayloadFile): number => {
      if (uri.toString() === last) return 0;
      return name === 'default' ? 1 : 2;
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  /** The payload to use without asking; creates a scratch file when there is none. */
  async preferred(target: FunctionTarget): Promise<PayloadFile> {
    const last = await this.lastUsedFile(target);
    if (last !== undefined) return last;
    // Next to the template first: searching a large workspace is too slow for a click.
    const near = await Promise.all([this.filesBeside(target.functionName), this.scratchFiles(target)]);
    const [first] = this.sorted(target, near.flat());
    const found = first ?? this.sorted(target, await this.workspaceFiles(target.functionName))[0];
    return found ?? (await this.createScratch(target, scratchName, emptyPayload));
  }

  private async lastUsedFile(target: FunctionTarget): Promise<PayloadFile | undefined> {
    const last = this.needs.lastUsed.get<string>(lastUsedKey(target));
    if (last === undefined) return undefined;
    const uri = vscode.Uri.parse(last);
    const shared = sharedEventOf(uri);
    if (shared !== undefined) return { uri, name: shared.eventName, origin: 'shared' };
    const origin = payloadPlace(uri.path)?.kind === 'stored' ? 'scratch' : 'workspace';
    return (await isThere(uri)) ? { uri, name: nameOf(uri), origin } : undefined;
  }

  async rememberUsed(target: FunctionTarget, uri: vscode.Uri): Promise<void> {
    await this.needs.lastUsed.update(lastUsedKey(target), uri.toString());
  }

  /** Whether a document is a payload: by its path, or because a target function was set for it. */
  isPayload(uri: vscode.Uri): boolean {
    return payloadPlace(uri.path) !== undefined || this.needs.settings.targetOf(uri) !== undefined;
  }

  /**
   * The target function of a payload document: as set, else by its path; `undefined` when the workspace declares no such
   * function.
   */
  async targetOf(uri: vscode.Uri): Promise<FunctionTarget | undefined> {
    const known = this.needs.settings.targetOf(uri) ?? sharedEventOf(uri)?.target;
    if (known !== undefined) return known;
    const place = payloadPlace(uri.path);
    if (place === undefined) return undefined;
    const { functionName } = place;
    if (place.kind === 'stored') return { connectionId: place.connectionId, functionName, qualifier: undefined };
    const declared = await this.needs.declared.find(functionName);
    if (declared === undefined) return undefined;
    return { connectionId: this.needs.workspaceConnectionId(), functionName, qualifier: undefined };
  }

  /** Writes a scratch payload; replaces one with the same name. */
  async createScratch(target: FunctionTarget, name: string, text: string): Promise<PayloadFile> {
    const uri = this.needs.scratch.uriOf(target, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return { uri, name: nameOf(uri), origin: 'scratch' };
  }

  /** Returns a name that no scratch payload of the function has: `sqs-message`, `sqs-message-2`. */
  async freeScratchName(target: FunctionTarget, wanted: string): Promise<string> {
    const taken = new Set((await this.scratchFiles(target)).map(({ name }) => name));
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? fileName(wanted) : `${fileName(wanted)}-${number}`;
      if (!taken.has(name)) return name;
    }
  }

  /**
   * The folder of the function's payloads in the workspace, existing or not; `undefined` for functions that it does not declare.
   */
  async workspaceFolder(functionName: string): Promise<vscode.Uri | undefined> {
    const declared = await this.needs.declared.find(functionName);
    if (declared === undefined) return undefined;
    return vscode.Uri.joinPath(this.needs.files.uriOf(declared.templatePath), '..', 'events', functionName);
  }

  private async scratchFiles(target: FunctionTarget): Promise<readonly PayloadFile[]> {
    return jsonFiles(this.needs.scratch.folderOf(target), 'scratch');
  }

  private async filesBeside(functionName: string): Promise<readonly PayloadFile[]> {
    const folder = await this.workspaceFolder(functionName);
    return folder === undefined ? [] : jsonFiles(folder, 'workspace');
  }

  private async workspaceFiles(functionName: string): Promise<readonly PayloadFile[]> {
    const beside = await this.filesBeside(functionName);
    const known = new Set(beside.map(({ uri }) => uri.toString()));
    const elsewhere = await this.needs.eventFolders.filesOf(functionName);
    const more = elsewhere
      .filter((uri) => !known.has(uri.toString()))
      .map((uri): PayloadFile => ({ uri, name: nameOf(uri), origin: 'workspace' }));
    return [...beside, ...more];
  }
}

async function jsonFiles(folder: vscode.Uri, origin: PayloadFile['origin']): Promise<readonly PayloadFile[]> {
  const entries = await readFolder(folder);
  return entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.endsWith('.json'))
    .map(([name]) => vscode.Uri.joinPath(folder, name))
    .map((uri) => ({ uri, name: nameOf(uri), origin }));
}

/** The file's name without its extension. */
export function nameOf(uri: vscode.Uri): string {
  return (
    pathOf(uri)
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\.json$/, '') ?? ''
  );
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function readFolder(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}

function lastUsedKey({ connectionId, functionName }: FunctionTarget): string {
  return `payload.lastUsed/${connectionId}/${functionName}`;
}
