import * as vscode from 'vscode';
import { views } from '../ids';
import type { InvocationStore } from '../invocations/invocationStore';
import type { Connection } from '../model/connection';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import { lifecycleOf } from '../trace/invocationLifecycle';
import type { Connections } from './connections';
import { FunctionList } from './functionList';
import {
  connectionItem,
  type FunctionTreeNode,
  failureNode,
  functionItem,
  messageItem,
  openConnectionSettings,
} from './functionNodes';

/** The view **Functions**: a root for each connection, its functions below, and in their place what went wrong. */
export class FunctionTree implements vscode.TreeDataProvider<FunctionTreeNode>, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<FunctionTreeNode | undefined>();
  readonly onDidChangeTreeData = this.didChange.event;
  private readonly lists = new Map<Connection, FunctionList>();
  private readonly nodes = new Map<Connection, FunctionTreeNode>();
  private busy: ReadonlySet<string> = new Set();
  private readonly view: vscode.TreeView<FunctionTreeNode>;
  private readonly subscriptions: { dispose(): void }[];

  constructor(
    private readonly connections: Connections,
    private readonly declared: DeclaredFunctions,
    private readonly store: InvocationStore,
  ) {
    this.view = vscode.window.createTreeView(views.functions, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.didChange,
      connections.onDidChange(() => this.refresh()),
      store.onDidChange(() => this.showBusy()),
    ];
  }

  getTreeItem(node: FunctionTreeNode): vscode.TreeItem {
    switch (node.kind) {
      case 'connection':
        return connectionItem(node.connection);
      case 'function':
        return functionItem(node, this.busy.has(busyKey(node.target)), this.handlers.has(node.target.functionName));
      case 'message':
        return messageItem(node);
    }
  }

  getParent(node: FunctionTreeNode): FunctionTreeNode | undefined {
    return node.kind === 'connection' ? undefined : node.parent;
  }

  async getChildren(node?: FunctionTreeNode): Promise<FunctionTreeNode[]> {
    if (node === undefined) return this.roots();
    if (node.kind !== 'connection') return [];
    const { connection } = node;
    const { functions, isLoading, failure } = await this.listOf(connection).load();
    if (connection.spec.kind === 'local') this.handlers = new Set((await this.declared.all()).map(({ name }) => name));
    const children = functions.map((lambda): FunctionTreeNode => {
      const target = { connectionId: connection.id, functionName: lambda.name, qualifier: undefined };
      return { kind: 'function', target, function: lambda, parent: node };
    });
    if (isLoading) children.push(this.message(vscode.l10n.t('Loading more…'), 'loading~spin', node));
    if (failure !== undefined) children.push(failureNode(failure, node));
    else if (children.length === 0) children.push(this.message(nothingHere(connection), 'info', node));
    return children;
  }

  /** Forgets what was loaded and asks again, for what is on the screen. */
  refresh(): void {
    for (const list of this.lists.values()) list.reset();
    this.lists.clear();
    this.nodes.clear();
    this.didChange.fire(undefined);
  }

  /** The list behind the tree, for the function picker to share. */
  listOf(connection: Connection): FunctionList {
    const known = this.lists.get(connection);
    if (known !== undefined) return known;
    const list = new FunctionList(connection);
    list.onDidChange(() => {
      const { functions, isLoading } = list.state ?? { functions: [], isLoading: false };
      this.view.message = isLoading ? vscode.l10n.t('Loading… {0} functions', functions.length) : undefined;
      this.didChange.fire(this.nodes.get(connection));
    });
    this.lists.set(connection, list);
    return list;
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }

  /** Functions whose source the workspace has; known when Local's functions are. */
  private handlers: ReadonlySet<string> = new Set();

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

  private message(text: string, icon: 'info' | 'loading~spin', parent: FunctionTreeNode): FunctionTreeNode {
    return { kind: 'message', text, icon, command: undefined, parent };
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

function busyKey({
  connectionId,
  functionName,
}: {
  readonly connectionId: string;
  readonly functionName: string;
}): string {
  return `${connectionId}/${functionName}`;
}

function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local'
    ? vscode.l10n.t('The template declares no function that can run here.')
    : vscode.l10n.t('There are no functions in this account and region.');
}
