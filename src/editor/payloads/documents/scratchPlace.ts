import * as vscode from 'vscode';
import type { FunctionTarget } from '../../../model/invocation/invocation';

/** The name of the scratch payload that is created without asking. */
export const scratchName = 'scratch';

/** Builds a file name: names of queues and streams may have characters that not every file system allows. */
export function fileName(name: string): string {
  return name.replace(/[^\w .-]/g, '-');
}

/** The storage of payloads outside the workspace: `payloads/<connection>/<function>/<name>.json` in the extension's storage. */
export class ScratchPlace {
  private readonly root: vscode.Uri;

  constructor(storage: vscode.Uri) {
    this.root = vscode.Uri.joinPath(storage, 'payloads');
  }

  folderOf({ connectionId, functionName }: FunctionTarget): vscode.Uri {
    return vscode.Uri.joinPath(this.root, encodeURIComponent(connectionId), functionName);
  }

  uriOf(target: FunctionTarget, name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folderOf(target), `${fileName(name)}.json`);
  }
}
