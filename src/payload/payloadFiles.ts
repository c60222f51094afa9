import * as vscode from 'vscode';
import type { FunctionTarget } from '../model/invocation';
import { type DeclaredFunctions, pathOf } from './declaredFunctions';
import type { WorkspaceFiles } from './workspaceFiles';

/** A payload of a function: a file, and whether it belongs to the workspace or is a scratch one of ours. */
export interface PayloadFile {
  readonly uri: vscode.Uri;
  /** `default`, `with-customer`. */
  readonly name: string;
  readonly origin: 'workspace' | 'scratch';
}

const emptyPayload = '{}\n';

/**
 * Where payloads are: `events/<function>/<name>.json` beside the template that declares the function, as SAM has it, and one
 * scratch file for each function in the extension's storage.
 */
export class PayloadFiles {
  constructor(
    private readonly declared: DeclaredFunctions,
    private readonly files: WorkspaceFiles,
    private readonly storage: vscode.Uri,
    private readonly lastUsed: vscode.Memento,
    /** The connection that functions of the workspace's template are invoked on. */
    private readonly workspaceConnectionId: () => string,
  ) {}

  /** All there are, the one used last first, then `default`, then by name. */
  async list(target: FunctionTarget): Promise<readonly PayloadFile[]> {
    const found = await this.workspaceFiles(target.functionName);
    const scratch = this.scratchOf(target);
    if (await this.files.exists(pathOf(scratch))) found.push({ uri: scratch, name: 'scratch', origin: 'scratch' });
    const last = this.lastUsed.get<string>(lastUsedKey(target));
    const rank = ({ uri, name }: PayloadFile): number => (uri.toString() === last ? 0 : name === 'default' ? 1 : 2);
    return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  /** The one to use without asking; a scratch file is made when there is none. */
  async preferred(target: FunctionTarget): Promise<PayloadFile> {
    const [first] = await this.list(target);
    return first ?? (await this.createScratch(target));
  }

  async rememberUsed(target: FunctionTarget, uri: vscode.Uri): Promise<void> {
    await this.lastUsed.update(lastUsedKey(target), uri.toString());
  }

  /** The function a document is a payload of; `undefined` when it is none. */
  async targetOf(uri: vscode.Uri): Promise<FunctionTarget | undefined> {
    const scratch = this.scratchTargetOf(uri);
    if (scratch !== undefined) return scratch;
    const [events, functionName] = uri.path.split('/').slice(-3);
    if (events !== 'events' || functionName === undefined || !uri.path.endsWith('.json')) return undefined;
    const declared = await this.declared.find(functionName);
    if (declared === undefined) return undefined;
    return { connectionId: this.workspaceConnectionId(), functionName, qualifier: undefined };
  }

  private async createScratch(target: FunctionTarget): Promise<PayloadFile> {
    const uri = this.scratchOf(target);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(emptyPayload));
    return { uri, name: 'scratch', origin: 'scratch' };
  }

  private async workspaceFiles(functionName: string): Promise<PayloadFile[]> {
    const declared = await this.declared.find(functionName);
    if (declared === undefined) return [];
    const folder = vscode.Uri.joinPath(this.files.uriOf(declared.templatePath), '..', 'events', functionName);
    const entries = await readFolder(folder);
    return entries
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.endsWith('.json'))
      .map(([name]) => ({
        uri: vscode.Uri.joinPath(folder, name),
        name: name.slice(0, -'.json'.length),
        origin: 'workspace',
      }));
  }

  private scratchOf({ connectionId, functionName }: FunctionTarget): vscode.Uri {
    return vscode.Uri.joinPath(this.storage, 'payloads', encodeURIComponent(connectionId), `${functionName}.json`);
  }

  private scratchTargetOf(uri: vscode.Uri): FunctionTarget | undefined {
    const root = `${vscode.Uri.joinPath(this.storage, 'payloads').path}/`;
    if (!uri.path.startsWith(root)) return undefined;
    const [connection, file] = uri.path.slice(root.length).split('/');
    if (connection === undefined || file === undefined) return undefined;
    return {
      connectionId: decodeURIComponent(connection),
      functionName: file.slice(0, -'.json'.length),
      qualifier: undefined,
    };
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
