import * as vscode from 'vscode';
import { setContext } from '../commands/setContext';

/** The callback that a document answers. */
export interface AnsweredCallback {
  readonly connectionId: string;
  readonly executionArn: string;
  readonly callbackId: string;
  readonly operationName: string;
}

const stateKey = 'callbacks.documents';
/** Older answers are forgotten; their files are deleted. */
const maxDocuments = 50;

/**
 * Documents with the result of a callback, in the extension's storage: like payloads, but of a callback instead of a function, so
 * that no key or button of a payload can invoke with them.
 */
export class CallbackDocuments implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private readonly root: vscode.Uri;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    storage: vscode.Uri,
    private readonly state: vscode.Memento,
  ) {
    this.root = vscode.Uri.joinPath(storage, 'callbacks');
    this.subscriptions = [this.didChange, vscode.window.tabGroups.onDidChangeTabs(() => this.showContext())];
    this.showContext();
  }

  /** The callback of a document; `undefined` for other documents, and once it was answered. */
  callbackOf(uri: vscode.Uri): AnsweredCallback | undefined {
    return this.kept()[uri.toString()];
  }

  /** The document of a callback: a new one, or the one that was opened for it before. */
  async documentOf(callback: AnsweredCallback): Promise<vscode.Uri> {
    const known = Object.entries(this.kept()).find(([, { callbackId }]) => callbackId === callback.callbackId);
    if (known !== undefined) return vscode.Uri.parse(known[0]);
    const name = `${callback.operationName.replace(/[^\w.-]/g, '-').slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`;
    const uri = vscode.Uri.joinPath(this.root, `${name}.json`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{}\n'));
    const all = Object.entries({ [uri.toString()]: callback, ...this.kept() });
    for (const [old] of all.slice(maxDocuments)) await this.remove(vscode.Uri.parse(old));
    await this.keep(Object.fromEntries(all.slice(0, maxDocuments)));
    return uri;
  }

  /** The callback was answered: its document is text like any other from now on. */
  async forget(uri: vscode.Uri): Promise<void> {
    const { [uri.toString()]: _answered, ...others } = this.kept();
    await this.keep(others);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private async remove(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch {
      // Deleted by hand.
    }
  }

  private kept(): Readonly<Record<string, AnsweredCallback>> {
    return this.state.get<Readonly<Record<string, AnsweredCallback>>>(stateKey, {});
  }

  private async keep(all: Readonly<Record<string, AnsweredCallback>>): Promise<void> {
    await this.state.update(stateKey, all);
    this.didChange.fire();
    this.showContext();
  }

  private showContext(): void {
    const open = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : [])),
    );
    const own = open.filter((uri) => this.callbackOf(uri) !== undefined);
    setContext('callbackDocuments', [...new Set(own.flatMap(({ fsPath, path }) => [fsPath, path]))]);
  }
}
