import * as vscode from 'vscode';
import { invocationPanel } from '../../../ids';
import { contentOf, type PanelContent } from '../../../invocations/panel/panelContent';
import { done, type Outcome } from '../../../model/base/outcome';
import type { Invocation } from '../../../model/invocation/invocation';
import type { PanelSubject } from '../../../protocol/panelMessages';
import { parsePanelState } from '../../../protocol/panelSubjectSchema';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { InvocationPanel } from './invocationPanel';
import type { PanelParts } from './panelParts';
import { executionTabTitle } from './subjectView';

/**
 * All open panels. Invoking a function again shows the new invocation in its panel, unless the current one is still running.
 * Panels are restored after a window reload from their saved subject.
 */
export class InvocationPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Set<InvocationPanel>();
  private readonly didShow = new vscode.EventEmitter<PanelContent>();
  /** An invocation was opened, or the trace of another panel was loaded. */
  readonly onDidShow = this.didShow.event;

  constructor(private readonly parts: PanelParts) {}

  /** Opens the panel of a subject beside the editor, or brings it to the front; does not move the focus. */
  show(subject: PanelSubject): void {
    const invocation = this.invocationOf(subject);
    if (invocation !== undefined) this.didShow.fire(contentOf(invocation));
    const open = [...this.panels].find((panel) => isSame(panel.subject, subject)) ?? this.reusable(subject);
    if (open !== undefined) {
      if (!isSame(open.subject, subject)) open.turnTo(subject);
      open.reveal();
      return;
    }
    const [first] = this.panels;
    const place = { viewColumn: first?.column ?? vscode.ViewColumn.Beside, preserveFocus: true };
    this.adopt(vscode.window.createWebviewPanel(invocationPanel, this.titleOf(subject), place, {}), subject);
  }

  /** Shows `subject` in the panel of `from`; in one of its own if that is not open. */
  turn(from: PanelSubject, subject: PanelSubject): void {
    const open = [...this.panels].find((panel) => isSame(panel.subject, from));
    if (open === undefined) this.show(subject);
    else open.turnTo(subject);
  }

  /** Like `show`, and compares with another invocation; asks which without `otherId`. */
  async compare(invocationId: string, otherId?: string): Promise<Outcome<unknown>> {
    this.show({ kind: 'invocation', invocationId });
    const shown = [...this.panels].find(
      ({ subject }) => subject.kind === 'invocation' && subject.invocationId === invocationId,
    );
    return shown === undefined ? done : shown.compare(otherId);
  }

  /** Adopts the editor of a trace file; VS Code still owns its tab. */
  adoptFile(view: vscode.WebviewPanel, subject: Extract<PanelSubject, { kind: 'file' }>): void {
    this.take(view, subject);
  }

  async deserializeWebviewPanel(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const subject = parsePanelState(state);
    if (subject === undefined) view.dispose();
    else this.adopt(view, subject);
  }

  dispose(): void {
    for (const panel of [...this.panels]) panel.dispose();
    this.didShow.dispose();
  }

  private adopt(view: vscode.WebviewPanel, subject: PanelSubject): void {
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.parts.extension, 'media', `panel-${theme}.svg`);
    view.title = this.titleOf(subject);
    view.iconPath = { light: icon('light'), dark: icon('dark') };
    this.take(view, subject);
  }

  private take(view: vscode.WebviewPanel, subject: PanelSubject): void {
    const panel: InvocationPanel = new InvocationPanel(view, subject, this.parts, {
      onDispose: () => this.panels.delete(panel),
      onTrace: (content) => this.didShow.fire(content),
    });
    this.panels.add(panel);
  }

  private reusable(subject: PanelSubject): InvocationPanel | undefined {
    const wanted = this.invocationOf(subject)?.target.functionName;
    if (wanted === undefined) return undefined;
    return [...this.panels].find((panel) => {
      const shown = this.invocationOf(panel.subject);
      return shown?.target.functionName === wanted && lifecycleOf(shown, Date.now()).outcome !== 'pending';
    });
  }

  private invocationOf(subject: PanelSubject): Invocation | undefined {
    return subject.kind === 'invocation' ? this.parts.store.get(subject.invocationId) : undefined;
  }

  private titleOf(subject: PanelSubject): string {
    if (subject.kind === 'series') return 'Many Invocations';
    if (subject.kind === 'record') return this.parts.records.get(subject.recordId)?.source.name ?? 'Record';
    if (subject.kind === 'execution') return executionTabTitle(subject.executionArn);
    if (subject.kind !== 'invocation') return `Trace ${subject.traceId?.slice(-8) ?? ''}`;
    return this.invocationOf(subject)?.target.functionName ?? 'Invocation';
  }
}

function isSame(a: PanelSubject, b: PanelSubject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
