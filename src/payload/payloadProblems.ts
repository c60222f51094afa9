import * as vscode from 'vscode';
import { checkPayload, type PayloadProblem } from '../invocations/checkPayload';

/**
 * Marks what keeps a payload from being sent, where it is. The mark goes with the first change that mends it; the text is
 * never touched.
 */
export class PayloadProblems implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('dwell');
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (this.marks.has(document.uri)) this.mark(document, checkPayload(document.getText(), 'RequestResponse'));
  });

  /** Shows the problem in its document, and says it in the status bar. */
  async show(uri: vscode.Uri, problem: PayloadProblem): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    this.mark(document, problem);
    const position = document.positionAt(problem.offset ?? 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    vscode.window.setStatusBarMessage(
      `$(error) ${vscode.l10n.t('Nothing was sent. {0}', problem.message)}`,
      messageShownMs,
    );
  }

  dispose(): void {
    this.subscription.dispose();
    this.marks.dispose();
  }

  private mark(document: vscode.TextDocument, problem: PayloadProblem | undefined): void {
    if (problem === undefined) {
      this.marks.delete(document.uri);
      return;
    }
    const start = document.positionAt(problem.offset ?? 0);
    const word = document.getWordRangeAtPosition(start) ?? new vscode.Range(start, start.translate(0, 1));
    const diagnostic = new vscode.Diagnostic(word, problem.message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = 'Dwell';
    this.marks.set(document.uri, [diagnostic]);
  }
}

const messageShownMs = 10_000;
