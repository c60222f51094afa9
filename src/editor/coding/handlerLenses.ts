import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { WorkspaceFiles } from '../functions/workspaceFiles';
import { invokeLenses, lastInvocationLens } from './invocationLens';

/** The languages in which handlers can be found. */
export const handlerLanguages: vscode.DocumentSelector = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
];

/** Lenses above each handler that a template of the workspace declares. */
export class HandlerLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.didChange.event;
  private readonly subscriptions;

  constructor(
    private readonly declared: DeclaredFunctions,
    private readonly files: WorkspaceFiles,
    private readonly store: InvocationStore,
    private readonly connectionId: () => string,
  ) {
    this.subscriptions = [
      store.onDidChange(() => this.didChange.fire()),
      declared.onDidChange(() => this.didChange.fire()),
      this.didChange,
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const lenses: vscode.CodeLens[] = [];
    for (const declared of await this.declared.all()) {
      if (!document.uri.path.startsWith(this.files.uriOf(declared.codeUri).path)) continue;
      const location = await this.declared.locate(declared);
      if (location === undefined || this.files.uriOf(location.path).toString() !== document.uri.toString()) continue;
      const range = new vscode.Range(location.line, 0, location.line, 0);
      const target = { connectionId: this.connectionId(), functionName: declared.name, qualifier: undefined };
      lenses.push(...invokeLenses(range, { target }), ...lastInvocationLens(range, target, this.store));
    }
    return lenses;
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}
