import * as vscode from 'vscode';
import { BusyFunctions } from '../../../explorer/busyFunctions';
import type { FunctionList } from '../../../explorer/functionList';
import { FunctionLists } from '../../../explorer/functionLists';
import type { TagList } from '../../../explorer/functionTags';
import { views } from '../../../ids';
import type { InvocationStore } from '../../../invocations/invocationStore';
import type { Connection } from '../../../model/connection/connection';
import { findFunctions } from '../../../model/function/findFunctions';
import { isFilterEmpty, needsTags } from '../../../model/function/functionFilter';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { Connections } from '../../connections/connections';
import type { DeclaredFunctions } from '../declaredFunctions';
import type { FunctionChoices } from './functionChoices';
import { factItem } from './functionFacts';
import { arrange, functionNode, groupItem } from './functionGroups';
import { functionItem } from './functionItem';
import {
  type ConnectionNode,
  connectionItem,
  type FunctionNode,
  type FunctionTreeNode,
  failureNode,
  functionOf,
  type MessageNode,
  messageItem,
  openConnectionSettings,
} from './functionNodes';
import { FunctionSections, sectionItem, sectionsOf } from './functionSections';
import { count, goOn, loadingText, nothingHere, stopCommand } from './listTexts';
import { TreeMessage } from './treeMessage';

/** A tree that redraws more often than this only flickers. */
const redrawMs = 250;

/** The view **Functions**: a root for each connection, its functions below, and in their place what went wrong. */
export class FunctionTree implements vscode.TreeDataProvider<FunctionTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<FunctionTreeNode | undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly lists = new FunctionLists();
  private readonly nodes = new Map<Connection, ConnectionNode>();
  private roots: readonly Connection[];
  /** What is wrong with the setting. */
  private problems: readonly string[];
  private readonly sections: FunctionSections;
  private readonly busy: BusyFunctions;
  /** What the tree shows of them. */
  private readonly busyNodes = new Map<string, FunctionNode>();
  /** Functions whose source the workspace has; known when Local's functions are. */
  private handlers: ReadonlySet<string> = new Set();
  /** How many functions were in the tree when it was drawn last. */
  private readonly drawn = new Map<Connection, number>();
  private redraw: NodeJS.Timeout | undefined;
  private readonly above: TreeMessage;
  private readonly view: vscode.TreeView<FunctionTreeNode>;
  private readonly subscriptions: { dispose(): void }[];

  constructor(
    private readonly connections: Connections,
    private readonly declared: DeclaredFunctions,
    private readonly store: InvocationStore,
    private readonly choices: FunctionChoices,
  ) {
    this.roots = connections.all();
    this.problems = connections.problems;
    this.sections = new FunctionSections(declared, store);
    this.busy = new BusyFunctions(store, { changed: () => this.rearrange(), ticked: () => this.redrawBusy() });
    this.view = vscode.window.createTreeView(views.functions, { treeDataProvider: this, showCollapseAll: true });
    this.above = new TreeMessage(this.view);
    this.subscriptions = [
      this.view,
      this.didChange,
      connections.onDidChange(() => this.follow()),
      this.busy,
      this.above,
      choices.onDidChange(() => this.rearrange()),
      this.lists.onDidLoad((connection) => this.loaded(connection)),
      this.lists.onDidRead(() => this.redrawSoon()),
    ];
    this.showMessage();
  }

  getTreeItem(node: FunctionTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'connection':
        return connectionItem(node.connection, this.lists.identityOf(node.connection));
      case 'group':
        return groupItem(node);
      case 'function':
        return functionItem(node, {
          busyForMs: this.busyForMs(node),
          hasHandler: this.handlers.has(node.target.functionName),
          isFavorite: this.choices.isFavorite(node.target),
          letters: this.choices.filter.name,
        });
      case 'section':
        return sectionItem(node);
      case 'fact':
        return factItem(node);
      case 'recent':
        return this.sections.recentItem(node);
      case 'message':
        return messageItem(node);
    }
  }

  getParent(node: FunctionTreeNode): FunctionTreeNode | undefined {
    return node.kind === 'connection' ? undefined : node.parent;
  }

  async getChildren(node?: FunctionTreeNode): Promise<FunctionTreeNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.rootNodes();
      case 'connection':
        return this.functionsOf(node);
      case 'group':
        return node.functions.map((lambda) => functionNode(lambda, node));
      case 'function':
        return [...sectionsOf(node)];
      case 'section':
        return [...(await this.sections.children(node))];
      case 'fact':
        return [...node.children];
      case 'recent':
      case 'message':
        return [];
    }
  }

  /** Forgets what was loaded and asks again, for what is on the screen; of one function with a node of it. */
  refresh(node?: FunctionTreeNode): void {
    const of = functionOf(node);
    if (of !== undefined) {
      this.sections.forget(of.id);
      this.didChange.fire(of);
      return;
    }
    this.lists.forget();
    this.drawn.clear();
    this.sections.forget();
    this.showMessage();
    this.didChange.fire(undefined);
  }

  /** Lists one connection anew, and asks who it is. */
  reload(connection: Connection): void {
    this.lists.forget(connection);
    this.drawn.delete(connection);
    this.didChange.fire(this.nodes.get(connection));
  }

  /** Lists those connections anew that could not be listed for want of credentials. */
  retryCredentials(): void {
    for (const connection of this.lists.withoutCredentials()) this.reload(connection);
  }

  /** AWS has asked for fewer calls: says so until it goes on. */
  pause(untilMs: number): void {
    this.above.pause(untilMs);
  }

  /** Asks a function for its configuration again, after it was changed. */
  async reread(target: FunctionTarget): Promise<void> {
    const connection = this.connections.get(target.connectionId);
    if (connection === undefined) return;
    await this.listOf(connection).reread(target.functionName);
    this.refresh(this.nodeOf(connection, target.functionName));
    this.didChange.fire(this.nodes.get(connection));
  }

  /** Shows a function in the view; loads on until it is there. */
  async reveal(target: FunctionTarget): Promise<void> {
    const connection = this.connections.get(target.connectionId);
    if (connection === undefined) return;
    await this.listOf(connection).loadUntil(target.functionName);
    const node = this.nodeOf(connection, target.functionName);
    if (node !== undefined) await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** Whether the filter leaves a function out. */
  hides({ connectionId, functionName }: FunctionTarget): boolean {
    const connection = this.connections.get(connectionId);
    if (connection === undefined || isFilterEmpty(this.choices.filter)) return false;
    const functions = this.lists.listOf(connection).state?.functions ?? [];
    return !this.shown(connection, functions).some(({ name }) => name === functionName);
  }

  /** What the view says above the tree. */
  get message(): string | undefined {
    return this.view.message;
  }

  /** The list behind the tree, for pickers to share. */
  listOf(connection: Connection): FunctionList {
    return this.lists.listOf(connection);
  }

  /** The tags of a connection's functions; nothing is read before `load`. */
  tagsOf(connection: Connection): TagList {
    return this.lists.tagsOf(connection);
  }

  /** Stops the listing of a connection, or of all; what was listed stays. */
  stopLoading(connection?: Connection): void {
    this.lists.stop(connection);
  }

  dispose(): void {
    clearTimeout(this.redraw);
    this.lists.forget();
    for (const one of this.subscriptions) one.dispose();
  }

  /**
   * Draws the roots anew when they are others, or in another order. What was listed of those that stay is kept. While a tree is
   * drawn from its root, VS Code cannot tell what the command of an open context menu is for.
   */
  private follow(): void {
    const { problems } = this.connections;
    const roots = this.connections.all();
    if (isSame(roots, this.roots) && isSame(problems, this.problems)) return;
    const gone = this.roots.filter((connection) => !roots.includes(connection));
    for (const connection of gone) {
      this.lists.forget(connection);
      this.nodes.delete(connection);
      this.drawn.delete(connection);
    }
    if (gone.length > 0) this.sections.forget();
    this.roots = roots;
    this.problems = problems;
    this.showMessage();
    this.didChange.fire(undefined);
  }

  private rootNodes(): FunctionTreeNode[] {
    const roots = this.roots.map((connection): FunctionTreeNode => {
      const node = this.nodes.get(connection) ?? { kind: 'connection', connection };
      this.nodes.set(connection, node);
      return node;
    });
    const problems = this.problems.map((text): FunctionTreeNode => {
      return { kind: 'message', text, icon: 'error', command: openConnectionSettings(), parent: undefined };
    });
    return [...roots, ...problems];
  }

  private async functionsOf(node: ConnectionNode): Promise<FunctionTreeNode[]> {
    const { connection } = node;
    void this.lists.identify(connection);
    const { functions, isLoading, isStopped, failure } = await this.listOf(connection).load();
    if (connection.spec.kind === 'local') this.handlers = new Set((await this.declared.all()).map(({ name }) => name));
    this.drawn.set(connection, functions.length);
    const { grouping, filter } = this.choices;
    const tags = this.tagsOf(connection);
    if (needsTags(filter) || grouping.by === 'stack' || grouping.by === 'tag') void tags.load();
    const shown = this.shown(connection, functions);
    const children: FunctionTreeNode[] = [
      ...arrange(node, {
        functions: shown,
        grouping,
        tagsOf: ({ arn }) => tags.of(arn),
        isFavorite: ({ name }) => this.choices.isFavorite(targetIn(connection, name)),
        recent: this.recentNames(connection),
        isFiltered: !isFilterEmpty(filter),
      }),
    ];
    this.showMessage();
    const say = (text: string, icon: MessageNode['icon'], command?: vscode.Command) =>
      children.push({ kind: 'message', text, icon, command, parent: node });
    if (isLoading) say(loadingText(functions.length), 'loading~spin', stopCommand(connection));
    if (tags.isLoading) say('Reading tags…', 'loading~spin');
    if (isStopped) say(`Stopped after ${count(functions.length)} functions.`, 'info', goOn(connection));
    if (failure !== undefined) children.push(failureNode(failure, node));
    if (tags.failure !== undefined) children.push(failureNode(tags.failure, node));
    if (children.length === 0) {
      say(functions.length > 0 ? 'No function matches the filter.' : nothingHere(connection), 'info');
    }
    return children;
  }

  private shown(connection: Connection, functions: readonly LambdaFunction[]): readonly LambdaFunction[] {
    const tags = this.tagsOf(connection);
    return findFunctions(functions, this.choices.filter, ({ arn }) => tags.of(arn));
  }

  private recentNames({ id }: Connection): readonly string[] {
    const names = this.store.all().flatMap(({ target }) => (target.connectionId === id ? [target.functionName] : []));
    return [...new Set(names)].slice(0, 10);
  }

  private nodeOf(connection: Connection, functionName: string): FunctionNode | undefined {
    const parent = this.nodes.get(connection);
    const lambda = this.lists.listOf(connection).state?.functions.find(({ name }) => name === functionName);
    return parent === undefined || lambda === undefined ? undefined : functionNode(lambda, parent);
  }

  /**
   * A page more: the message counts each, the tree is drawn again when it has doubled, or at the end. Drawn for every page, ten
   * thousand functions would be a million rows.
   */
  private loaded(connection: Connection): void {
    const { functions = [], isLoading = false } = this.lists.listOf(connection).state ?? {};
    this.showMessage();
    const isFiltered = !isFilterEmpty(this.choices.filter);
    if (!isLoading || isFiltered || functions.length >= 2 * (this.drawn.get(connection) ?? 0)) {
      this.redrawSoon();
    }
  }

  private redrawSoon(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      for (const of of this.lists.connections()) this.didChange.fire(this.nodes.get(of));
    }, redrawMs);
  }

  /** Remembers the node as VS Code has it: only the very one can be redrawn alone. */
  private busyForMs(node: FunctionNode): number | undefined {
    const busyForMs = this.busy.busyForMs(node.target);
    if (busyForMs === undefined) this.busyNodes.delete(node.id);
    else this.busyNodes.set(node.id, node);
    return busyForMs;
  }

  private redrawBusy(): void {
    for (const node of this.busyNodes.values()) this.didChange.fire(node);
  }

  private rearrange(): void {
    this.showMessage();
    for (const connection of this.lists.connections()) this.didChange.fire(this.nodes.get(connection));
  }

  /** Above the tree: what the filter leaves out, and how far the listing is. */
  private showMessage(): void {
    const { filter } = this.choices;
    const listed = [...this.lists.connections()].map((connection) => {
      const { functions = [], isLoading = false } = this.lists.listOf(connection).state ?? {};
      const shown = isFilterEmpty(filter) ? functions.length : this.shown(connection, functions).length;
      return { all: functions.length, shown, isLoading };
    });
    this.above.show(filter, listed);
  }
}

function targetIn({ id }: Connection, functionName: string): FunctionTarget {
  return { connectionId: id, functionName, qualifier: undefined };
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
