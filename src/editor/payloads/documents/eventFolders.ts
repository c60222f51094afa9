import * as vscode from 'vscode';
import { eventsPattern } from '../../../events/payloadPlace';

/**
 * The files `events/<function>/<name>.json` of the workspace. One search finds the files of all functions; it is repeated when
 * such a file is created or deleted, not for each click.
 */
export class EventFolders implements vscode.Disposable {
  private found: Promise<readonly vscode.Uri[]> | undefined;
  private readonly subscriptions: vscode.Disposable[] = [];

  async filesOf(functionName: string): Promise<readonly vscode.Uri[]> {
    this.found ??= this.search();
    return (await this.found).filter(({ path }) => path.split('/').at(-2) === functionName);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private async search(): Promise<readonly vscode.Uri[]> {
    this.watch();
    return vscode.workspace.findFiles(eventsPattern, '**/{node_modules,.aws-sam,cdk.out}/**');
  }

  private watch(): void {
    if (this.subscriptions.length > 0) return;
    const forget = (): void => {
      this.found = undefined;
    };
    const watcher = vscode.workspace.createFileSystemWatcher(eventsPattern, false, true, false);
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
    );
  }
}
