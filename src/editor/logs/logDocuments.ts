import * as vscode from 'vscode';
import { logScheme } from '../../ids';
import { setContext } from '../commands/setContext';
import type { LogSession } from './logSession';

/** Events arrive in batches; more frequent changes only flicker. */
const redrawMs = 250;

/**
 * The open logs as read-only documents, folded per request. A followed log asks only while its document is visible and the window
 * has the focus; it ends with its document.
 */
export class LogDocuments
  implements vscode.TextDocumentContentProvider, vscode.FoldingRangeProvider, vscode.Disposable
{
  private readonly didChangeUri = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.didChangeUri.event;
  private readonly didChangeFolds = new vscode.EventEmitter<void>();
  readonly onDidChangeFoldingRanges = this.didChangeFolds.event;
  private readonly didChangeState = new vscode.EventEmitter<void>();
  /** A log began, ended, was paused, or its text changed. */
  readonly onDidChangeState = this.didChangeState.event;
  private readonly sessions = new Map<string, LogSession>();
  private readonly redraws = new Map<string, NodeJS.Timeout>();
  /** Editors that showed the end of their log before it grew. */
  private readonly atEnd = new Set<string>();
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor() {
    const updateActive = (): void => this.updateActive();
    this.subscriptions = [
      this.didChangeUri,
      this.didChangeFolds,
      this.didChangeState,
      vscode.window.onDidChangeVisibleTextEditors(updateActive),
      vscode.window.onDidChangeWindowState(updateActive),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.scrollToEnd(document)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof vscode.TabInputText) this.closeUnlessShown(input.uri);
      }),
    ];
  }

  all(): readonly LogSession[] {
    return [...this.sessions.values()];
  }

  find(uri: vscode.Uri): LogSession | undefined {
    return this.sessions.get(uri.toString());
  }

  /** Opens a log and begins to read it. */
  async open(session: LogSession): Promise<void> {
    const key = session.uri.toString();
    this.sessions.set(key, session);
    this.atEnd.add(key);
    session.feed?.onDidChange(() => this.scheduleRedraw(session));
    const document = await vscode.workspace.openTextDocument(session.uri);
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: columnBesidePanels() });
    this.updateContext();
    void session.feed?.start();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.find(uri)?.layout.text ?? 'This log is no longer open. Run Lambda: Show Logs again.\n';
  }

  provideFoldingRanges({ uri }: vscode.TextDocument): vscode.FoldingRange[] {
    return (this.find(uri)?.layout.folds ?? []).map(({ start, end }) => new vscode.FoldingRange(start, end));
  }

  /** Draws the document again, for example after its style changed. */
  redraw(session: LogSession): void {
    const key = session.uri.toString();
    clearTimeout(this.redraws.get(key));
    this.redraws.delete(key);
    this.noteEnd(session);
    this.didChangeUri.fire(session.uri);
    this.didChangeFolds.fire();
    this.updateContext();
  }

  dispose(): void {
    for (const timer of this.redraws.values()) clearTimeout(timer);
    for (const session of this.sessions.values()) session.feed?.stop();
    for (const one of this.subscriptions) one.dispose();
  }

  private scheduleRedraw(session: LogSession): void {
    const key = session.uri.toString();
    if (this.redraws.has(key)) return;
    this.redraws.set(
      key,
      setTimeout(() => this.redraw(session), redrawMs),
    );
  }

  private updateActive(): void {
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    const { focused } = vscode.window.state;
    for (const [key, session] of this.sessions) session.feed?.setActive(focused && visible.has(key));
    this.didChangeState.fire();
  }

  private updateContext(): void {
    setContext(
      'openLogs',
      this.all()
        .filter(({ isOpen }) => isOpen)
        .map(({ uri }) => uri.path),
    );
    this.didChangeState.fire();
  }

  /** With its last tab: VS Code keeps the document itself for minutes, and Live Tail is billed. */
  private closeUnlessShown(uri: vscode.Uri): void {
    const session = this.find(uri);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const isShown = tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.path === uri.path && input.uri.query === uri.query,
    );
    if (session === undefined || isShown) return;
    session.feed?.stop();
    const key = uri.toString();
    clearTimeout(this.redraws.get(key));
    this.redraws.delete(key);
    this.sessions.delete(key);
    this.updateContext();
  }

  private noteEnd(session: LogSession): void {
    const key = session.uri.toString();
    const editor = editorOf(session.uri);
    if (editor === undefined) return;
    const last = editor.visibleRanges.at(-1)?.end.line ?? 0;
    if (last >= editor.document.lineCount - 2) this.atEnd.add(key);
    else this.atEnd.delete(key);
  }

  /** A followed log keeps its end in view, unless the reader has scrolled up. */
  private scrollToEnd(document: vscode.TextDocument): void {
    if (document.uri.scheme !== logScheme || !this.atEnd.has(document.uri.toString())) return;
    const session = this.find(document.uri);
    if (session?.phase.kind !== 'following') return;
    const end = document.lineAt(document.lineCount - 1).range;
    editorOf(document.uri)?.revealRange(end);
  }
}

/** A panel that opens later must not hide the log. */
function columnBesidePanels(): vscode.ViewColumn {
  const hasPanel = ({ tabs }: vscode.TabGroup): boolean =>
    tabs.some(({ input }) => input instanceof vscode.TabInputWebview);
  return vscode.window.tabGroups.all.find((group) => !hasPanel(group))?.viewColumn ?? vscode.ViewColumn.Beside;
}

function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}
