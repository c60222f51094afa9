import * as vscode from 'vscode';
import { views } from '../../../ids';
import type { InvocationStore } from '../../../invocations/invocationStore';
import { matchInvocation } from '../../../invocations/matchInvocation';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { setContext } from '../../commands/setContext';
import { type AttemptStep, attemptItem, type InvocationTreeNode, invocationItem } from './invocationNodes';

/** Several polls may report changes at once; more frequent redraws only flicker. */
const redrawMs = 150;

const newerHistory =
  'A newer version of Dwell has stored the history of this workspace. It is kept. Invocations are not stored until you clear it.';

const filterKey = 'invocations.filter';

/** The view **Invocations**: the history, newest first, the attempts of an event below it. */
export class InvocationTree implements vscode.TreeDataProvider<InvocationTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly view: vscode.TreeView<InvocationTreeNode>;
  private readonly subscriptions: { dispose(): void }[];
  private redraw: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: InvocationStore,
    private readonly state: vscode.Memento,
  ) {
    this.view = vscode.window.createTreeView(views.invocations, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
    this.subscriptions = [this.view, this.didChange, store.onDidChange(() => this.scheduleRedraw())];
    this.showContext();
  }

  /** The filter of the history; kept across restarts. */
  get filter(): string {
    return this.state.get(filterKey, '');
  }

  setFilter(filter: string): void {
    void this.state.update(filterKey, filter.trim());
    this.showContext();
    this.didChange.fire(undefined);
  }

  getChildren(node?: InvocationTreeNode): InvocationTreeNode[] {
    if (node === undefined) return this.shown().map((invocationId) => ({ kind: 'invocation', invocationId }));
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

  private shown(): readonly string[] {
    const { filter } = this;
    const nowMs = Date.now();
    return this.store
      .all()
      .filter((one) => filter === '' || matchInvocation(one, this.store.payloadOf(one.id), filter, nowMs))
      .map(({ id }) => id);
  }

  private scheduleRedraw(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      this.showContext();
      this.didChange.fire(undefined);
    }, redrawMs);
  }

  private showContext(): void {
    const all = this.store.all().length;
    const nowMs = Date.now();
    const { filter } = this;
    const ofFilter =
      filter === '' || all === 0 ? undefined : `Filter: ${filter}: ${this.shown().length} of ${all} invocations`;
    this.view.message = ofFilter ?? (this.store.isStored ? undefined : newerHistory);
    setContext('hasInvocations', all > 0);
    setContext(
      'hasEvents',
      this.store.all().some(({ mode }) => mode === 'Event'),
    );
    setContext(
      'hasRunningInvocations',
      this.store.all().some((one) => lifecycleOf(one, nowMs).outcome === 'pending'),
    );
    setContext('isHistoryFiltered', filter !== '');
  }
}
