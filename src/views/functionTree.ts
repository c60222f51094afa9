import * as vscode from 'vscode';
import { views } from '../ids';
import type { InvocationStore } from '../invocations/invocationStore';
import type { AwsIdentity } from '../model/awsProfile';
import type { Connection } from '../model/connection';
import { findFunctions } from '../model/findFunctions';
import { describeFilter, isFilterEmpty, needsTags } from '../model/functionFilter';
import type { LambdaFunction } from '../model/functions';
import type { FunctionTarget } from '../model/invocation';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import { lifecycleOf } from '../trace/invocationLifecycle';
import type { Connections } from './connections';
import type { FunctionChoices } from './functionChoices';
import { factItem } from './functionFacts';
import { arrange, functionNode, groupItem } from './functionGroups';
import { functionItem } from './functionItem';
import { FunctionList } from './functionList';
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
import { TagList } from './functionTags';
import { invocationItem } from './invocationNodes';

/** A tree that redraws more often than this only flickers. */
const redrawMs = 250;

/** The view **Functions**: a root for each connection, its functions below, and in their place what went wrong. */
export class FunctionTree implements vscode.TreeDataProvider<FunctionTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<FunctionTreeNode | undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly lists = new Map<Connection, FunctionList>();
  private readonly tags = new Map<Connection, TagList>();
  private readonly nodes = new Map<Connection, ConnectionNode>();
  private readonly sections: FunctionSections;
  private readonly identities = new Map<Connection, AwsIdentity>();
  private busy: ReadonlySet<string> = new Set();
  /** Functions whose source the workspace has; known when Local's functions are. */
  private handlers: ReadonlySet<string> = new Set();
  /** How many functions were in the tree when it was drawn last. */
  private readonly drawn = new Map<Connection, number>();
  private redraw: NodeJS.Timeout | undefined;
  private readonly view: vscode.TreeView<FunctionTreeNode>;
  private readonly subscriptions: { dispose(): void }[];

  constructor(
    private readonly connections: Connections,
    private readonly declared: DeclaredFunctions,
    private readonly store: InvocationStore,
    private readonly choices: FunctionChoices,
  ) {
    this.sections = new FunctionSections(declared, store);
    this.view = vscode.window.createTreeView(views.functions, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.didChange,
      connections.onDidChange(() => this.refresh()),
      store.onDidChange(() => this.showBusy()),
      choices.onDidChange(() => this.rearrange()),
    ];
    this.showMessage();
  }

  getTreeItem(node: FunctionTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'connection':
        return connectionItem(node.connection, this.identities.get(node.connection));
      case 'group':
        return groupItem(node);
      case 'function':
        return functionItem(node, {
          isBusy: this.busy.has(busyKey(node.target)),
          hasHandler: this.handlers.has(node.target.functionName),
          isFavourite: this.choices.isFavourite(node.target),
          letters: this.choices.filter.name,
        });
      case 'section':
        return sectionItem(node);
      case 'fact':
        return factItem(node);
      case 'recent': {
        const invocation = this.store.get(node.invocationId);
        if (invocation === undefined) return new vscode.TreeItem('');
        const item = invocationItem(invocation, lifecycleOf(invocation, Date.now()));
        item.label = new Date(invocation.sentMs).toLocaleTimeString();
        item.collapsibleState = vscode.TreeItemCollapsibleState.None;
        return item;
      }
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
        return this.roots();
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
    for (const list of this.lists.values()) list.reset();
    for (const tags of this.tags.values()) tags.dispose();
    this.lists.clear();
    this.tags.clear();
    this.nodes.clear();
    this.drawn.clear();
    this.identities.clear();
    this.sections.forget();
    this.showMessage();
    this.didChange.fire(undefined);
  }

  /** Lists one connection anew, and asks who it is. */
  reload(connection: Connection): void {
    this.lists.get(connection)?.reset();
    this.lists.delete(connection);
    this.tags.get(connection)?.dispose();
    this.tags.delete(connection);
    this.identities.delete(connection);
    this.drawn.delete(connection);
    this.didChange.fire(this.nodes.get(connection));
  }

  /** Lists those connections anew that could not be listed for want of credentials. */
  retryCredentials(): void {
    for (const [connection, { state }] of [...this.lists]) {
      if (state?.failure?.reason === 'credentials') this.reload(connection);
    }
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
    const functions = this.lists.get(connection)?.state?.functions ?? [];
    return !this.shown(connection, functions).some(({ name }) => name === functionName);
  }

  /** The list behind the tree, for pickers to share. */
  listOf(connection: Connection): FunctionList {
    const known = this.lists.get(connection);
    if (known !== undefined) return known;
    const list = new FunctionList(connection);
    list.onDidChange(() => this.loaded(connection));
    this.lists.set(connection, list);
    return list;
  }

  /** The tags of a connection's functions; nothing is read before `load`. */
  tagsOf(connection: Connection): TagList {
    const known = this.tags.get(connection);
    if (known !== undefined) return known;
    const tags = new TagList(connection);
    tags.onDidChange(() => this.redrawSoon(connection));
    this.tags.set(connection, tags);
    return tags;
  }

  /** Stops the listing of a connection, or of all; what was listed stays. */
  stopLoading(connection?: Connection): void {
    for (const [of, list] of this.lists) if (connection === undefined || of === connection) list.stop();
  }

  dispose(): void {
    clearTimeout(this.redraw);
    for (const list of this.lists.values()) list.reset();
    for (const tags of this.tags.values()) tags.dispose();
    for (const one of this.subscriptions) one.dispose();
  }

  private roots(): FunctionTreeNode[] {
    const roots = this.connections.all().map((connection): FunctionTreeNode => {
      const node = this.nodes.get(connection) ?? { kind: 'connection', connection };
      this.nodes.set(connection, node);
      return node;
    });
    const problems = this.connections.problems.map((text): FunctionTreeNode => {
      return { kind: 'message', text, icon: 'error', command: openConnectionSettings(), parent: undefined };
    });
    return [...roots, ...problems];
  }

  private async functionsOf(node: ConnectionNode): Promise<FunctionTreeNode[]> {
    const { connection } = node;
    void this.identify(node);
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
        isFavourite: ({ name }) => this.choices.isFavourite(targetIn(connection, name)),
        recent: this.recentNames(connection),
        isFiltered: !isFilterEmpty(filter),
      }),
    ];
    this.showMessage();
    const say = (text: string, icon: MessageNode['icon'], command?: vscode.Command) =>
      children.push({ kind: 'message', text, icon, command, parent: node });
    if (isLoading) say(loadingText(functions.length), 'loading~spin', stopCommand(connection));
    if (tags.isLoading) say(vscode.l10n.t('Reading tags…'), 'loading~spin');
    if (isStopped)
      say(vscode.l10n.t('Stopped after {0} functions.', count(functions.length)), 'info', goOn(connection));
    if (failure !== undefined) children.push(failureNode(failure, node));
    if (tags.failure !== undefined) children.push(failureNode(tags.failure, node));
    if (children.length === 0) {
      say(functions.length > 0 ? vscode.l10n.t('No function matches the filter.') : nothingHere(connection), 'info');
    }
    return children;
  }

  /** Who the connection is; that it could not be read is no reason to say anything, listing is what was asked for. */
  private async identify({ connection }: ConnectionNode): Promise<void> {
    if (this.identities.has(connection)) return;
    const read = await connection.identity.getIdentity(new AbortController().signal);
    if (!read.ok || read.value === undefined || this.identities.has(connection)) return;
    this.identities.set(connection, read.value);
    this.didChange.fire(this.nodes.get(connection));
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
    const lambda = this.lists.get(connection)?.state?.functions.find(({ name }) => name === functionName);
    return parent === undefined || lambda === undefined ? undefined : functionNode(lambda, parent);
  }

  /**
   * A page more: the message counts each, the tree is drawn again when it has doubled, or at the end. Drawn for every page, ten
   * thousand functions would be a million rows.
   */
  private loaded(connection: Connection): void {
    const { functions = [], isLoading = false } = this.lists.get(connection)?.state ?? {};
    this.showMessage();
    const isFiltered = !isFilterEmpty(this.choices.filter);
    if (!isLoading || isFiltered || functions.length >= 2 * (this.drawn.get(connection) ?? 0)) {
      this.redrawSoon(connection);
    }
  }

  private redrawSoon(connection: Connection): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      for (const of of this.lists.keys()) this.didChange.fire(this.nodes.get(of) ?? this.nodes.get(connection));
    }, redrawMs);
  }

  private rearrange(): void {
    this.showMessage();
    for (const connection of this.lists.keys()) this.didChange.fire(this.nodes.get(connection));
  }

  /** Above the tree: what the filter leaves out, and how far the listing is. */
  private showMessage(): void {
    const { filter } = this.choices;
    const states = [...this.lists].map(([connection, { state }]) => ({ connection, state }));
    const all = states.reduce((sum, { state }) => sum + (state?.functions.length ?? 0), 0);
    const parts: string[] = [];
    if (!isFilterEmpty(filter)) {
      const shown = states.reduce(
        (sum, { connection, state }) => sum + this.shown(connection, state?.functions ?? []).length,
        0,
      );
      parts.push(vscode.l10n.t('Filter: {0}: {1} of {2} functions', describeFilter(filter), count(shown), count(all)));
    }
    if (states.some(({ state }) => state?.isLoading === true)) parts.push(loadingText(all));
    this.view.message = parts.length === 0 ? undefined : parts.join('  ·  ');
  }

  /** Redraws only when a function begins or ends to be under way, not with every poll. */
  private showBusy(): void {
    const nowMs = Date.now();
    const busy = new Set<string>();
    for (const invocation of this.store.all()) {
      if (lifecycleOf(invocation, nowMs).outcome === 'pending') busy.add(busyKey(invocation.target));
    }
    if (busy.size === this.busy.size && [...busy].every((key) => this.busy.has(key))) return;
    this.busy = busy;
    for (const connection of this.lists.keys()) this.didChange.fire(this.nodes.get(connection));
  }
}

function busyKey({ connectionId, functionName }: FunctionTarget): string {
  return `${connectionId}/${functionName}`;
}

function targetIn({ id }: Connection, functionName: string): FunctionTarget {
  return { connectionId: id, functionName, qualifier: undefined };
}

function loadingText(loaded: number): string {
  return vscode.l10n.t('Loading… {0} functions', count(loaded));
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function stopCommand({ id }: Connection): vscode.Command {
  return { command: 'dwell.stopLoading', title: vscode.l10n.t('Stop'), arguments: [{ connectionId: id }] };
}

function goOn({ id }: Connection): vscode.Command {
  return { command: 'dwell.loadMore', title: vscode.l10n.t('Go On'), arguments: [{ connectionId: id }] };
}

function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local'
    ? vscode.l10n.t('The template declares no function that can run here.')
    : vscode.l10n.t('There are no functions in this account and region.');
}
