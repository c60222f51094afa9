import * as vscode from 'vscode';
import { contextKeys, views } from '../ids';
import type { InvocationStore } from '../invocations/invocationStore';
import { lifecycleOf } from '../trace/invocationLifecycle';
import { type AttemptStep, attemptItem, type InvocationTreeNode, invocationItem } from './invocationNodes';

/** Several polls may bring news at once; a tree that redraws more often than this only flickers. */
const redrawMs = 150;

/** The view **Invocations**: the history, newest first, the attempts of an event below it. */
export class InvocationTree implements vscode.TreeDataProvider<InvocationTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly subscriptions: { dispose(): void }[];
  private redraw: NodeJS.Timeout | undefined;

  constructor(private readonly store: InvocationStore) {
    const view = vscode.window.createTreeView(views.invocations, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [view, this.didChange, store.onDidChange(() => this.scheduleRedraw())];
    this.showContext();
  }

  getChildren(node?: InvocationTreeNode): InvocationTreeNode[] {
    if (node === undefined) return this.store.all().map(({ id }) => ({ kind: 'invocation', invocationId: id }));
    if (node.kind === 'attempt') return [];
    const invocation = this.store.get(node.invocationId);
    if (invocation?.mode !== 'Event') return [];
    const attempts = lifecycleOf(invocation, Date.now()).steps.filter(
      (step): step is AttemptStep => step.kind === 'attempt',
    );
    return attempts.map((attempt) => ({ kind: 'attempt', invocationId: node.invocationId, attempt }));
  }

  getTreeItem(node: InvocationTreeNode): vscode.TreeItem {
    if (node.kind === 'attempt') return attemptItem(node);
    const invocation = this.store.get(node.invocationId);
    if (invocation === undefined) return new vscode.TreeItem('');
    return invocationItem(invocation, lifecycleOf(invocation, Date.now()));
  }

  getParent(node: InvocationTreeNode): InvocationTreeNode | undefined {
    return node.kind === 'attempt' ? { kind: 'invocation', invocationId: node.invocationId } : undefined;
  }

  dispose(): void {
    clearTimeout(this.redraw);
    for (const one of this.subscriptions) one.dispose();
  }

  private scheduleRedraw(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      this.showContext();
      this.didChange.fire(undefined);
    }, redrawMs);
  }

  private showContext(): void {
    const hasInvocations = this.store.all().length > 0;
    void vscode.commands.executeCommand('setContext', contextKeys.hasInvocations, hasInvocations);
  }
}
