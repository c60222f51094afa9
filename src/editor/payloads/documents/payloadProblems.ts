import * as vscode from 'vscode';
import { findPlaceholders, type PlaceholderProblem } from '../../../events/placeholders';
import { checkPayload, type PayloadProblem } from '../../../invocations/checkPayload';
import { showStatus } from '../../sinks/labels';
import { isSentLiterally } from './payloadComposer';
import { payloadVariables, unknownPlaceholders } from './placeholderSettings';

/**
 * Diagnostics for payload documents: invalid and unknown placeholders while typing, everything else after a failed send. The edit
 * that fixes a problem clears it; the text is never changed.
 */
export class PayloadProblems implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('dwell');
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(isPayload: (document: vscode.Uri) => boolean) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => isPayload(document.uri) && this.check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isPayload(document.uri) || this.marks.has(document.uri)) this.check(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.marks.delete(uri)),
    ];
  }

  /** Shows the problem in its document and in the status bar. */
  async show(uri: vscode.Uri, problem: PayloadProblem): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    this.mark(document, [problem]);
    const position = document.positionAt(problem.offset ?? 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    showStatus('error', `Nothing was sent. ${problem.message}`, messageShownMs);
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    this.marks.dispose();
  }

  /** VS Code marks invalid JSON itself; Dwell's diagnostic appears after a failed send and stays until the text is valid JSON. */
  private check(document: vscode.TextDocument): void {
    const text = document.getText();
    const wasTried = (this.marks.get(document.uri) ?? []).some(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
    );
    const problem = wasTried ? checkPayload(text, 'RequestResponse') : undefined;
    this.mark(document, [...(problem === undefined ? [] : [problem]), ...placeholderMarks(document)]);
  }

  private mark(document: vscode.TextDocument, problems: readonly Mark[]): void {
    if (problems.length === 0) {
      this.marks.delete(document.uri);
      return;
    }
    this.marks.set(
      document.uri,
      problems.map(({ message, offset, length, isWarning }) => {
        const severity = isWarning === true ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error;
        const diagnostic = new vscode.Diagnostic(rangeOf(document, offset ?? 0, length), message, severity);
        diagnostic.source = 'Dwell';
        return diagnostic;
      }),
    );
  }
}

type Mark = PayloadProblem & Partial<PlaceholderProblem> & { readonly isWarning?: boolean };

/** Marks invalid placeholders and, depending on the settings, text that looks like a placeholder and is sent literally. */
function placeholderMarks(document: vscode.TextDocument): readonly Mark[] {
  if (isSentLiterally(document.uri)) return [];
  const { problems, foreign } = findPlaceholders(document.getText(), payloadVariables());
  const severity = unknownPlaceholders();
  const unknown = severity === 'none' ? [] : foreign.map((one) => ({ ...one, isWarning: severity === 'warning' }));
  return [...problems, ...unknown];
}

function rangeOf(document: vscode.TextDocument, offset: number, length: number | undefined): vscode.Range {
  const start = document.positionAt(offset);
  if (length !== undefined) return new vscode.Range(start, document.positionAt(offset + length));
  return document.getWordRangeAtPosition(start) ?? new vscode.Range(start, start.translate(0, 1));
}

const messageShownMs = 10_000;
