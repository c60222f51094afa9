import * as vscode from 'vscode';
import type { BlockedMappings } from '../../../explorer/blockedMappings';
import type { ExecutionLists } from '../../../explorer/executions/executionLists';
import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import { ListingRedraws } from '../../../explorer/listingRedraws';
import type { SourceLists } from '../../../explorer/sources/sourceLists';
import { views } from '../../../ids';
import type { InvocationStore } from '../../../invocations/invocationStore';
import type { AdoptedRuns } from '../../../invocations/runs/adoptedRuns';
import type { Connection } from '../../../model/connection/connection';
import type { EventSourceMapping } from '../../../model/function/eventSourceMapping';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { setContext } from '../../commands/setContext';
import type { Connections } from '../../connections/connections';
import { ExecutionRows } from '../../executions/executionRows';
import type { DeclaredFunctions } from '../declaredFunctions';
import { type ConnectionMarks, connectionItem } from './connectionItem';
import { connectionRows } from './connectionRows';
import { emptyStateOf } from './emptyState';
import { factItem } from './functionFacts';
import { functionNode, groupItem } from './functionGroups';
import { functionItem, functionTooltip } from './functionItem';
import {
  type ConnectionNode,
  connectionOf,
  type FactNode,
  type FunctionNode,
  type FunctionTreeNode,
  functionOf,
  type SourceNode,
} from './functionNodes';
import { FunctionSections, sectionsOf } from './functionSections';
import { messageItem } from './messageNodes';
import { declaredFacts, functionProblems, groupByProject, type Projects, projectActions } from './projectRows';
import { RootRows } from './rootRows';
import { showListContexts } from './showListContexts';
import { SourceRows } from './sourceRows';
import { TreeMessage } from './treeMessage';

/** What rows show beside what the explorer lists. */
interface TreeParts {
  readonly store: InvocationStore;
  readonly blocked: BlockedMappings;
  readonly executions: ExecutionLists;
  readonly sources: SourceLists;
  readonly runs: Pick<AdoptedRuns, 'watch'>;
}

/** The view **Functions**: a root for each connection, its functions below. Shows what the explorer has. */
export class FunctionTree implements vscode.TreeDataProvider<FunctionTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<FunctionTreeNode | undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly roots: RootRows;
  private readonly sections: FunctionSections;
  private readonly executions: ExecutionRows;
  private readonly sources: SourceRows;
  /** The rows of running functions, as VS Code has them: only the very same object can be redrawn alone. */
  private readonly busyNodes = new Map<string, FunctionNode>();
  /** Rows that can say that a shard is blocked: functions, mappings and streams of Local. */
  private readonly polledNodes = new Map<string, FunctionNode | FactNode | SourceNode>();
  /** Functions whose source the workspace has; known once the functions of Local are. */
  private handlers: ReadonlySet<string> = new Set();
  private projects: Projects = [];
  /** Welcome content stands in place of the rows. */
  private isEmpty = false;
  private readonly blocked: BlockedMappings;
  private readonly runs: TreeParts['runs'];
  private readonly redraws: ListingRedraws;
  private readonly view: vscode.TreeView<FunctionTreeNode>;
  private readonly above: TreeMessage;
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(
    private readonly explorer: FunctionExplorer,
    private readonly connections: Connections,
    private readonly declared: DeclaredFunctions,
    { store, blocked, executions, sources, runs }: TreeParts,
  ) {
    this.blocked = blocked;
    this.runs = runs;
    this.roots = new RootRows(explorer);
    this.executions = new ExecutionRows(executions);
    this.sources = new SourceRows(sources);
    this.sections = new FunctionSections(declared, store, this.executions);
    this.redraws = new ListingRedraws(explorer);
    this.view = vscode.window.createTreeView(views.functions, { treeDataProvider: this, showCollapseAll: true });
    this.above = new TreeMessage(this.view, explorer);
    const showContext = () => showListContexts(explorer);
    showContext();
    this.subscriptions = [
      this.view,
      this.didChange,
      this.above,
      this.redraws,
      this.redraws.onRedraw((connection) => this.redraw(connection)),
      explorer.choices.onDidChange(showContext),
      explorer.lists.onDidLoad(showContext),
      explorer.onDidForget(showContext),
      explorer.onDidChangeRoots(showContext),
      // Another connection may be the active one.
      connections.onDidChange(() => this.redrawRoots()),
      explorer.busy.onDidTick(() => this.redrawBusy()),
      executions.onDidChange((of) => {
        for (const section of this.executions.shown(of)) this.didChange.fire(section);
      }),
      this.sources.follow(this.view, (node) => this.didChange.fire(node)),
      blocked,
      blocked.onDidChange(() => this.redrawPolled()),
      declared.onDidChange(() => this.reloadLocal()),
      explorer.onDidForget((connection) => this.forget(connection)),
      explorer.onDidChangeRoots((removed) => this.changeRoots(removed)),
    ];
  }

  getTreeItem(node: FunctionTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'connection':
        return connectionItem(node.connection, this.marksOf(node.connection));
      case 'group':
        return groupItem(node);
      case 'function':
        return functionItem(node, {
          busyForMs: this.busyForMs(node),
          lastFailure: this.explorer.busy.lastFailure(node.target),
          hasHandler: this.handlers.has(node.target.functionName),
          isFavorite: this.explorer.choices.isFavorite(node.target),
          letters: this.explorer.choices.filter.name,
          blocked: this.blockedOf(node),
        });
      case 'section':
        return this.sections.item(node);
      case 'fact':
        return factItem(node, this.blockedOf(node));
      case 'recent':
        return this.sections.recentItem(node);
      case 'execution':
        return this.executions.item(node);
      case 'sources':
        return this.sources.groupItem(node);
      case 'source':
        return this.sources.sourceItem(node, this.blockedOf(node));
      case 'failureQueue':
        return this.sources.failureQueueItem(node);
      case 'message':
        return messageItem(node);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: FunctionTreeNode): vscode.TreeItem {
    if (node.kind === 'function') item.tooltip = functionTooltip(node.function);
    return item;
  }

  getParent(node: FunctionTreeNode): FunctionTreeNode | undefined {
    return node.kind === 'connection' ? undefined : node.parent;
  }

  async getChildren(node?: FunctionTreeNode): Promise<FunctionTreeNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.rootRows();
      case 'connection':
        return this.functionsOf(node);
      case 'group':
        return node.functions.map((lambda) => functionNode(lambda, node));
      case 'function':
        return [...functionProblems(node, this.projects), ...sectionsOf(node)];
      case 'section':
        return [...(await this.sections.children(node))];
      case 'fact':
      case 'source':
        return [...node.children];
      case 'sources':
        return [...(await this.sources.children(node))];
      case 'recent':
      case 'execution':
      case 'failureQueue':
      case 'message':
        return [];
    }
  }

  /** Reads the parts of a function again, for a node of it; a connection for a node of that; else everything on the screen. */
  refresh(node?: FunctionTreeNode): void {
    if (node?.kind === 'sources') {
      this.sources.forget(node.parent.connection);
      this.didChange.fire(node);
      return;
    }
    const of = functionOf(node);
    if (of === undefined) {
      this.explorer.reload(connectionOf(node));
      return;
    }
    this.sections.forget(of.id);
    this.executions.forget(of);
    this.didChange.fire(of);
  }

  /** Says that AWS throttles, until it continues. */
  pause(untilMs: number): void {
    this.above.pause(untilMs);
  }

  /** Reads the configuration of a function again, after it was changed. */
  async reread(target: FunctionTarget): Promise<void> {
    const connection = this.connections.get(target.connectionId);
    if (connection === undefined) return;
    await this.explorer.lists.listOf(connection).reread(target.functionName);
    const node = this.roots.functionRow(connection, target);
    if (node !== undefined) this.refresh(node);
    this.redraw(connection);
  }

  /** Shows a function in the view; loads pages until it is there. */
  async reveal(target: FunctionTarget): Promise<void> {
    const connection = this.connections.get(target.connectionId);
    if (connection === undefined) return;
    await this.explorer.lists.listOf(connection).loadUntil(target.functionName);
    const node = this.roots.functionRow(connection, target);
    if (node !== undefined) await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** What the view says above the tree. */
  get message(): string | undefined {
    return this.view.message;
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  /** The connections; nothing where welcome content says why the only one has no functions. */
  private async rootRows(): Promise<FunctionTreeNode[]> {
    const [first] = this.explorer.roots;
    // Local is listed before it is drawn, or it would come and go.
    if (first !== undefined && (this.isEmpty || this.isOnlyLocal(first)))
      await this.explorer.lists.listOf(first).load();
    const isLocal = first !== undefined && this.isOnlyLocal(first);
    if (isLocal) this.projects = await this.declared.projects();
    // What is found is shown where it cannot run, and what helps where it cannot be read.
    const state = isLocal && this.hasProjects ? undefined : emptyStateOf(this.explorer);
    this.isEmpty = state !== undefined;
    setContext('emptyState', state ?? '');
    showListContexts(this.explorer);
    return this.isEmpty ? [] : this.roots.rows();
  }

  private isOnlyLocal({ spec }: Connection): boolean {
    return spec.kind === 'local' && this.explorer.roots.length === 1;
  }

  private marksOf(connection: Connection): ConnectionMarks {
    const { roots, lists } = this.explorer;
    const { paging } = lists.listOf(connection).state;
    return {
      isFirst: roots[0] === connection,
      isLast: roots.at(-1) === connection,
      isActive: this.connections.workspaceConnectionId() === connection.id,
      isLoading: paging.kind === 'loading',
      isOpen: roots.length === 1 && paging.kind !== 'unread',
      identity: lists.identityOf(connection),
      polls: connection.spec.kind === 'local' ? this.connections.polledSpec()?.name : undefined,
    };
  }

  private async functionsOf(node: ConnectionNode): Promise<FunctionTreeNode[]> {
    const { connection } = node;
    if (connection.spec.kind === 'local') return this.localRows(node);
    void this.explorer.lists.identify(connection);
    await this.explorer.lists.listOf(connection).load();
    this.redraws.markDrawn(connection);
    this.above.update();
    showListContexts(this.explorer);
    if (emptyStateOf(this.explorer) !== undefined) this.didChange.fire(undefined);
    return [...connectionRows(node, this.explorer), ...this.sourcesBelow(node)];
  }

  /** The group with queues and streams: below all functions, not below some that a filter chose. */
  private sourcesBelow(node: ConnectionNode): readonly FunctionTreeNode[] {
    const { lists, choices } = this.explorer;
    const { functions, paging } = lists.listOf(node.connection).state;
    if (functions.length === 0 || paging.kind !== 'complete' || choices.isFiltered) return [];
    if (node.connection.spec.kind === 'local' && !this.projects.some(hasSources)) return [];
    return [this.sources.group(node)];
  }

  private get hasProjects(): boolean {
    return this.projects.length > 0;
  }

  private reloadLocal(): void {
    const local = this.explorer.roots.find(({ spec }) => spec.kind === 'local');
    if (local !== undefined) this.explorer.reload(local);
  }

  /** The functions of the workspace's projects. Nothing is started where there are none, or where nothing may run. */
  private async localRows(node: ConnectionNode): Promise<FunctionTreeNode[]> {
    const { connection } = node;
    this.projects = await this.declared.projects();
    const functions = this.projects.flatMap((project) => project.functions);
    this.handlers = new Set(functions.map(({ name }) => name));
    const actions = projectActions(node, this.projects);
    await this.explorer.lists.listOf(connection).load();
    this.blocked.watch(connection);
    this.runs.watch(connection);
    this.redraws.markDrawn(connection);
    this.above.update();
    showListContexts(this.explorer);
    if (emptyStateOf(this.explorer) !== undefined && !this.hasProjects) this.didChange.fire(undefined);
    const rows = groupByProject(connectionRows(node, this.explorer), node, this.projects);
    const found = vscode.workspace.isTrusted ? [] : declaredFacts(node, this.projects);
    return [...rows, ...this.sourcesBelow(node), ...found, ...actions];
  }

  /** What the explorer no longer has is read again where it is on the screen. */
  private forget(connection: Connection | undefined): void {
    this.redraws.forget(connection);
    if (connection === undefined) this.sections.forget();
    this.executions.forget();
    this.sources.forget(connection);
    this.didChange.fire(this.isEmpty ? undefined : connection && this.roots.get(connection));
  }

  /** While a tree is drawn from its root, VS Code cannot tell what the command of an open context menu is for. */
  private changeRoots(removed: readonly Connection[]): void {
    for (const connection of removed) {
      this.executions.remove(connection.id);
      this.sources.remove(connection);
      this.roots.forget(connection);
      this.redraws.forget(connection);
    }
    if (removed.length > 0) this.sections.forget();
    this.didChange.fire(undefined);
  }

  private redrawRoots(): void {
    for (const connection of this.explorer.roots) if (this.roots.get(connection) !== undefined) this.redraw(connection);
  }

  private redraw(connection: Connection): void {
    if (this.isEmpty) {
      this.didChange.fire(undefined);
      return;
    }
    this.didChange.fire(this.roots.get(connection));
  }

  private redrawPolled(): void {
    const nodes = [...this.polledNodes.values()];
    this.polledNodes.clear();
    for (const node of nodes) this.didChange.fire(node);
  }

  /** Remembers the row, to draw it again when that changes. */
  private blockedOf(node: FunctionNode | FactNode | SourceNode): string | undefined {
    const connection = connectionOf(node);
    if (connection?.spec.kind !== 'local') return undefined;
    if (node.kind === 'function') {
      this.polledNodes.set(node.id, node);
      return this.blocked.ofFunction(connection.id, node.target.functionName);
    }
    const mappings = mappingsOf(node);
    if (mappings.length === 0) return undefined;
    this.polledNodes.set(node.id, node);
    return this.blocked.ofMappings(
      connection.id,
      mappings.map(({ uuid }) => uuid),
    );
  }

  private redrawBusy(): void {
    for (const node of this.busyNodes.values()) this.didChange.fire(node);
  }

  private busyForMs(node: FunctionNode): number | undefined {
    const busyForMs = this.explorer.busy.busyForMs(node.target);
    if (busyForMs === undefined) this.busyNodes.delete(node.id);
    else this.busyNodes.set(node.id, node);
    return busyForMs;
  }
}

/** The event source mappings that a row is about. */
function mappingsOf(node: FactNode | SourceNode): readonly EventSourceMapping[] {
  if (node.kind === 'source') return node.source.mappings;
  return node.about?.kind === 'mapping' ? [node.about.mapping] : [];
}

function hasSources({ sources, triggers }: Projects[number]): boolean {
  return (
    sources.some(({ kind }) => kind === 'queue' || kind === 'stream' || kind === 'table') ||
    triggers.some(({ makes }) => makes.kind === 'mapping')
  );
}
