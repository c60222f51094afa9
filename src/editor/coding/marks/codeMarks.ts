import * as vscode from 'vscode';
import { settingIds } from '../../../ids';
import type { CodeResult } from '../../../trace/code/codeResults';
import { readSetting } from '../../commands/readSetting';
import { setContext } from '../../commands/setContext';
import type { HandlerSources } from '../../functions/open/openHandler';
import { ghostText, ghostTextType } from '../../sinks/labels';
import { placeCalls } from './placeCalls';
import type { PlacedMarks } from './placedMarks';
import { placeErrors } from './placeErrors';

/**
 * Marks in the code from the latest run of each function: diagnostics at error frames, text after downstream calls. The
 * next run of the function replaces it; a change of a file clears it there.
 */
export class CodeMarks implements vscode.Disposable {
  private readonly marks = new Map<string, PlacedMarks>();
  /** By function: counts what was asked to be shown or cleared, because finding the lines takes time. */
  private readonly turns = new Map<string, number>();
  /** When a file was last changed here, in Unix milliseconds, by its URI. */
  private readonly changes = new Map<string, number>();
  private drawn: { diagnostics: vscode.DiagnosticCollection; notes: vscode.TextEditorDecorationType } | undefined;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(private readonly sources: HandlerSources) {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.clearFile(document.uri);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.drawNotes()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.codeErrors) || change.affectsConfiguration(settingIds.codeCalls)) {
          this.draw();
        }
      }),
    ];
  }

  /** Replaces what is shown of a function. `ranMs`: when the run began; files that were changed since are left out. */
  async show({ functionName, errors, calls }: CodeResult, ranMs: number): Promise<void> {
    const turn = this.nextTurn(functionName);
    const [diagnostics, notes] = await Promise.all([
      placeErrors(errors, this.sources),
      placeCalls(calls, functionName, this.sources),
    ]);
    if (this.turns.get(functionName) !== turn) return;
    const isAsRun = ({ uri }: { readonly uri: vscode.Uri }): boolean =>
      (this.changes.get(uri.toString()) ?? Number.NEGATIVE_INFINITY) < ranMs;
    this.marks.set(functionName, { diagnostics: diagnostics.filter(isAsRun), notes: notes.filter(isAsRun) });
    this.draw();
  }

  /** Clears what is shown of one function. */
  clear(functionName: string): void {
    this.nextTurn(functionName);
    if (this.marks.delete(functionName)) this.draw();
  }

  clearAll(): void {
    for (const name of this.turns.keys()) this.nextTurn(name);
    this.marks.clear();
    this.draw();
  }

  dispose(): void {
    this.drawn?.diagnostics.dispose();
    this.drawn?.notes.dispose();
    for (const one of this.subscriptions) one.dispose();
  }

  private clearFile(uri: vscode.Uri): void {
    this.changes.set(uri.toString(), Date.now());
    const isElsewhere = (mark: { readonly uri: vscode.Uri }): boolean => mark.uri.toString() !== uri.toString();
    for (const [name, { diagnostics, notes }] of this.marks) {
      if (diagnostics.every(isElsewhere) && notes.every(isElsewhere)) continue;
      this.marks.set(name, { diagnostics: diagnostics.filter(isElsewhere), notes: notes.filter(isElsewhere) });
      this.draw();
    }
  }

  private nextTurn(functionName: string): number {
    const turn = (this.turns.get(functionName) ?? 0) + 1;
    this.turns.set(functionName, turn);
    return turn;
  }

  private draw(): void {
    this.drawn ??= {
      diagnostics: vscode.languages.createDiagnosticCollection('dwell-invocations'),
      notes: ghostTextType(),
    };
    const { diagnostics } = this.drawn;
    const byFile = new Map<string, [vscode.Uri, vscode.Diagnostic[]]>();
    const all = readSetting('codeErrors') === false ? [] : [...this.marks.values()].flatMap((one) => one.diagnostics);
    for (const { uri, diagnostic } of all) {
      const [, others] = byFile.get(uri.toString()) ?? [uri, []];
      byFile.set(uri.toString(), [uri, [...others, diagnostic]]);
    }
    const hasMarks = [...this.marks.values()].some((one) => one.diagnostics.length + one.notes.length > 0);
    setContext('hasCodeMarks', hasMarks);
    diagnostics.clear();
    diagnostics.set([...byFile.values()]);
    this.drawNotes();
  }

  private drawNotes(): void {
    if (this.drawn === undefined) return;
    const notes = readSetting('codeCalls') === false ? [] : [...this.marks.values()].flatMap((one) => one.notes);
    for (const editor of vscode.window.visibleTextEditors) {
      const byLine = new Map<number, string>();
      for (const { uri, line, text } of notes) {
        if (uri.toString() !== editor.document.uri.toString()) continue;
        const before = byLine.get(line);
        byLine.set(line, before === undefined ? text : `${before} · ${text}`);
      }
      editor.setDecorations(
        this.drawn.notes,
        [...byLine].map(([line, text]) => ghostText(line, text)),
      );
    }
  }
}
