import * as vscode from 'vscode';
import { groupTraces, type TraceGroup } from '../../../explorer/traceSearch/groupTraces';
import { describeSearch } from '../../../explorer/traceSearch/searchTexts';
import type { SearchState, TraceSearch } from '../../../explorer/traceSearch/traceSearch';
import { views } from '../../../ids';
import type { Connection } from '../../../model/connection/connection';
import { setContext } from '../../commands/setContext';
import { readTraceFacts } from './traceFacts';
import { type MoreTracesNode, type TraceNode, type TraceTreeNode, traceTreeItem } from './traceNodes';

/** Pages arrive faster than a reader can follow. */
const redrawMs = 300;

/** VS Code keeps the item of every row of an open group, and there may be dozens of groups. */
const rowsPerPage = 50;

/** Attempts are read at once for this many failures; for others when their row is expanded. */
const maxOpen = 10;

/** The view **Traces**: what the last search found, by outcome and root cause. Draws and asks nothing while hidden. */
export class TraceTree implements vscode.TreeDataProvider<TraceTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly view: vscode.TreeView<TraceTreeNode>;
  private readonly subscriptions: readonly { dispose(): void }[];
  private readonly shownRows = new Map<string, number>();
  private redraw: NodeJS.Timeout | undefined;
  private groups: readonly TraceGroup[] = [];
  private drawn: SearchState | undefined;
  /** Whether the search is about failures, whose attempts are shown. */
  isOfFailures = false;

  constructor(
    private readonly search: TraceSearch,
    private readonly connections: { get(id: string): Connection | undefined },
  ) {
    this.view = vscode.window.createTreeView(views.traces, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.didChange,
      search.onDidChange((state) => this.onState(state)),
      this.view.onDidChangeVisibility(() => this.draw()),
    ];
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  readonly onDidChangeVisibility = (listener: () => void): vscode.Disposable =>
    this.view.onDidChangeVisibility(listener);

  /** Shows the view; a search of its own starts with all groups at their first page. */
  async reveal(isOfFailures: boolean): Promise<void> {
    this.isOfFailures = isOfFailures;
    this.shownRows.clear();
    await vscode.commands.executeCommand(`${views.traces}.focus`);
  }

  /** Shows the next page of a group. */
  showMore({ groupId }: MoreTracesNode): void {
    this.shownRows.set(groupId, this.rowsOf(groupId) + rowsPerPage);
    this.didChange.fire(undefined);
  }

  getTreeItem(node: TraceTreeNode): vscode.TreeItem {
    return traceTreeItem(node);
  }

  async getChildren(node?: TraceTreeNode): Promise<TraceTreeNode[]> {
    const { criteria, phase } = this.search.state;
    if (criteria === undefined) return [];
    if (node === undefined) {
      const failures: TraceTreeNode[] =
        phase.kind === 'failed' ? [{ kind: 'searchFailure', message: phase.failure.message }] : [];
      return [...failures, ...this.groups.map((group) => ({ kind: 'traceGroup' as const, group }))];
    }
    if (node.kind === 'traceGroup') return this.tracesOf(node.group, criteria.connectionId);
    if (node.kind !== 'trace') return [];
    const connection = this.connections.get(node.connectionId);
    if (connection === undefined) return [];
    const { scope } = criteria;
    const functionName = scope.kind === 'function' ? scope.functionName : node.trace.entry;
    return [...(await readTraceFacts(node, functionName, connection))];
  }

  dispose(): void {
    clearTimeout(this.redraw);
    for (const one of this.subscriptions) one.dispose();
  }

  private tracesOf(group: TraceGroup, connectionId: string): TraceTreeNode[] {
    const count = this.rowsOf(group.id);
    const isDone = this.search.state.phase.kind !== 'running';
    const place = this.connections.get(connectionId)?.spec.kind ?? 'local';
    const rows = group.traces.slice(0, count).map((trace, index): TraceNode => {
      const isOpen = this.isOfFailures && isDone && index < maxOpen;
      return { kind: 'trace', trace, connectionId, place, isOpen };
    });
    const rest = group.traces.length - rows.length;
    return rest > 0 ? [...rows, { kind: 'moreTraces', groupId: group.id, rest }] : rows;
  }

  private rowsOf(groupId: string): number {
    return this.shownRows.get(groupId) ?? rowsPerPage;
  }

  private onState({ phase, criteria, hasStoredSpans, from }: SearchState): void {
    setContext('hasTraceSearch', criteria !== undefined);
    setContext('isSearchingTraces', phase.kind === 'running');
    setContext('hasStoredSpans', hasStoredSpans && from === 'xray' && phase.kind !== 'running');
    if (phase.kind === 'running') this.redraw ??= setTimeout(() => this.draw(), redrawMs);
    else this.draw();
  }

  /** Whether there is twice as much as was drawn, or all: redrawn with every few pages, ten thousand traces would render a million rows. */
  private hasGrown({ criteria, found, phase }: SearchState): boolean {
    const { drawn } = this;
    if (phase.kind !== 'running' || drawn === undefined || drawn.criteria !== criteria) return true;
    return found.length >= 2 * drawn.found.length;
  }

  private draw(): void {
    clearTimeout(this.redraw);
    this.redraw = undefined;
    const { state } = this.search;
    if (!this.view.visible || this.drawn === state) return;
    this.view.message = describeMessage(state);
    if (!this.hasGrown(state)) return;
    this.drawn = state;
    this.groups = groupTraces(state.found);
    this.didChange.fire(undefined);
  }
}

function describeMessage(state: SearchState): string | undefined {
  const said = describeSearch(state);
  if (said === '') return undefined;
  const isSampled = state.hasStoredSpans && state.from === 'xray' && state.phase.kind !== 'running';
  return isSampled ? `${said}. Transaction Search stores more: X-Ray lists only indexed traces.` : said;
}
