import * as vscode from 'vscode';
import type { LogLevel } from '../../explorer/logs/logText';
import { textColorType } from '../sinks/labels';
import type { LogDocuments } from './logDocuments';

const colors: Readonly<Record<LogLevel, string>> = {
  error: 'editorError.foreground',
  warning: 'editorWarning.foreground',
  info: 'editorInfo.foreground',
  debug: 'descriptionForeground',
};

const levels: readonly LogLevel[] = ['error', 'warning', 'info', 'debug'];

/** Colors the levels in log documents as the theme colors errors, warnings, and information. */
export class LevelColors implements vscode.Disposable {
  private types: ReadonlyMap<LogLevel, vscode.TextEditorDecorationType> | undefined;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(private readonly documents: LogDocuments) {
    this.subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.draw()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (documents.find(document.uri) !== undefined) this.draw();
      }),
    ];
  }

  dispose(): void {
    for (const type of this.types?.values() ?? []) type.dispose();
    for (const one of this.subscriptions) one.dispose();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const session = this.documents.find(editor.document.uri);
      if (session === undefined) continue;
      this.types ??= new Map(levels.map((level) => [level, textColorType(colors[level])]));
      const { marks } = session.layout;
      for (const [level, type] of this.types) {
        const own = marks.filter(({ severity }) => severity === level);
        editor.setDecorations(
          type,
          own.map(({ line, start, length }) => new vscode.Range(line, start, line, start + length)),
        );
      }
    }
  }
}
