import * as vscode from 'vscode';
import { setContext } from '../../commands/setContext';
import type { PayloadFiles } from './payloadFiles';
import type { PayloadSettings } from './payloadSettings';

/** Keeps the paths of open payload documents in a context key, for the buttons of their editors. */
export class OpenPayloads implements vscode.Disposable {
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly files: PayloadFiles,
    settings: PayloadSettings,
  ) {
    this.subscriptions = [
      vscode.window.tabGroups.onDidChangeTabs(() => this.update()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.update()),
      settings.onDidChange(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  private update(): void {
    const open = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(documentOf));
    const payloads = open.filter((uri) => this.files.isPayload(uri)).flatMap(pathsOf);
    setContext('payloadDocuments', [...new Set(payloads)]);
  }
}

/**
 * The forms of a path that the window may use. A remote window has different URIs for `file:` URIs, and the separators of its own
 * machine.
 */
function pathsOf({ fsPath, path }: vscode.Uri): readonly string[] {
  return [fsPath, path, path.replaceAll('/', '\\')];
}

function documentOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  return input instanceof vscode.TabInputText ? [input.uri] : [];
}
