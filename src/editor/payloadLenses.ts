import * as vscode from 'vscode';
import type { InvocationStore } from '../invocations/invocationStore';
import type { PayloadFiles } from '../payload/payloadFiles';
import { invokeLenses, lastInvocationLens } from './invocationLens';

/** Where payloads can be: beside a template, or in the extension's storage. */
export const payloadDocuments: vscode.DocumentSelector = { language: 'json', pattern: '**/{events,payloads}/*/*.json' };

/** Lenses on the first line of a payload document. */
export class PayloadLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.didChange.event;
  private readonly subscription;

  constructor(
    private readonly payloads: PayloadFiles,
    private readonly store: InvocationStore,
  ) {
    this.subscription = store.onDidChange(() => this.didChange.fire());
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const target = await this.payloads.targetOf(uri);
    if (target === undefined) return [];
    const range = new vscode.Range(0, 0, 0, 0);
    const dryRun = { title: `✓ ${vscode.l10n.t('Dry run')}`, command: 'dwell.dryRun', arguments: [uri] };
    const name = { title: target.functionName, command: 'dwell.openHandler', arguments: [{ target }] };
    return [
      ...invokeLenses(range, uri),
      new vscode.CodeLens(range, dryRun),
      new vscode.CodeLens(range, name),
      ...lastInvocationLens(range, target, this.store),
    ];
  }

  dispose(): void {
    this.subscription.dispose();
    this.didChange.dispose();
  }
}
