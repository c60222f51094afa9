import * as vscode from 'vscode';
import { checkPayload, type PayloadProblem } from '../../../invocations/checkPayload';
import { placeholderProblems } from './payloadComposer';

/**
 * Marks what keeps a payload from being sent, where it is: placeholders that are none while they are written, anything else
 * when it was tried. A mark goes with the first change that mends it; the text is never touched.
 */
export class PayloadProblems implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('dwell');
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(documents: vscode.DocumentSelector) {
    const isPayload = (document: vscode.TextDocument): boolean => vscode.languages.match(documents, document) > 0;
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => isPayload(document) && this.check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isPayload(document) || this.marks.has(document.uri)) this.check(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.marks.delete(uri)),
    ];
  }

  /** Shows the problem in its document, and says it in the status bar. */
  async show(uri: vscode.Uri, problem: PayloadProblem): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    this.mark(document, [problem]);
    const position = document.positionAt(problem.offset ?? 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    vscode.window.setStatusBarMessage(`$(error) ${`Nothing was sent. ${problem.message}`}`, messageShownMs);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    this.marks.dispose();
  }

  /** A mark for a text that is no JSON stays until it is; while nobody has tried to send it, VS Code's own marks do. */
  private check(document: vscode.TextDocument): void {
    const text = document.getText();
    const wasTried = this.marks.has(document.uri);
    const problem = wasTried ? checkPayload(text, 'RequestResponse') : undefined;
    this.mark(document, [...(problem === undefined ? [] : [problem]), ...placeholderProblems(text)]);
  }

  private mark(
    document: vscode.TextDocument,
    problems: readonly (PayloadProblem & { readonly length?: number })[],
  ): void {
    if (problems.length === 0) {
      this.marks.delete(document.uri);
      return;
    }
    this.marks.set(
      document.uri,
      problems.map(({ message, offset, length }) => {
        const diagnostic = new vscode.Diagnostic(
          rangeOf(document, offset ?? 0, length),
          message,
          vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = 'Dwell';
        return diagnostic;
      }),
    );
  }
}

function rangeOf(document: vscode.TextDocument, offset: number, length: number | undefined): vscode.Range {
  const start = document.positionAt(offset);
  if (length !== undefined) return new vscode.Range(start, document.positionAt(offset + length));
  return document.getWordRangeAtPosition(start) ?? new vscode.Range(start, start.translate(0, 1));
}

const messageShownMs = 10_000;
