import * as vscode from 'vscode';
import { failuresContext, sourceContext } from '../../../explorer/menuContexts';
import type { SourceLists } from '../../../explorer/sources/sourceLists';
import { failureQueueDescription, sourceDescription, totalOf } from '../../../explorer/sources/sourceTexts';
import type { Connection } from '../../../model/connection/connection';
import type { PeekableService } from '../../../model/connection/recordSource';
import { nameIn } from '../../../triggers/nameIn';
import { errorIcon } from './functionItem';
import {
  type ConnectionNode,
  type FailureQueueNode,
  type FunctionTreeNode,
  isChangeable,
  type SourceNode,
  type SourcesNode,
} from './functionNodes';
import { failureNode, noteNode } from './messageNodes';

/** The rows whose description can change while they are on the screen. */
export type CountedNode = SourceNode | FailureQueueNode;

/**
 * The group **Queues and Streams** below a connection's functions. Nothing is read before it is expanded, nor while it is
 * collapsed, the view is hidden, or the window is not focused.
 */
export class SourceRows {
  /** One for each connection: VS Code draws only the very same object again. */
  private readonly groups = new Map<Connection, SourcesNode>();
  private readonly counted = new Map<Connection, readonly CountedNode[]>();
  /** Expanded groups, by their connection. */
  private readonly open = new Set<Connection>();
  private readonly collapsedConnections = new Set<Connection>();

  constructor(private readonly lists: SourceLists) {}

  /** Follows what is on the screen. `redraw` draws one row again. */
  follow(view: vscode.TreeView<FunctionTreeNode>, redraw: (node: CountedNode) => void): vscode.Disposable {
    const show = () => this.show(view.visible && vscode.window.state.focused);
    return vscode.Disposable.from(
      view.onDidExpandElement(({ element }) => {
        if (element.kind === 'sources') this.open.add(element.parent.connection);
        if (element.kind === 'connection') this.collapsedConnections.delete(element.connection);
        show();
      }),
      view.onDidCollapseElement(({ element }) => {
        if (element.kind === 'sources') this.open.delete(element.parent.connection);
        if (element.kind === 'connection') this.collapsedConnections.add(element.connection);
        show();
      }),
      view.onDidChangeVisibility(show),
      vscode.window.onDidChangeWindowState(show),
      this.lists.onDidCount((connection) => {
        for (const node of this.counted.get(connection) ?? []) redraw(node);
      }),
      this.lists,
    );
  }

  /** The group of a connection. */
  group(parent: ConnectionNode): SourcesNode {
    const known = this.groups.get(parent.connection) ?? { kind: 'sources', parent };
    this.groups.set(parent.connection, known);
    return known;
  }

  async children(group: SourcesNode): Promise<readonly FunctionTreeNode[]> {
    const { connection } = group.parent;
    const { sources, failures } = await this.lists.of(connection).load();
    const root = `${connection.id}/sources`;
    const rows = sources.map((source): SourceNode => {
      const children: FailureQueueNode[] = [];
      const id = `${root}/${source.arn}`;
      const node: SourceNode = { kind: 'source', id, source, children, parent: group };
      children.push(
        ...source.failures.map(
          (queue) => ({ kind: 'failureQueue', id: `${id}/${queue.arn}`, queue, parent: node }) as const,
        ),
      );
      return node;
    });
    this.counted.set(
      connection,
      rows.flatMap((node) => [node, ...node.children]),
    );
    const problems = failures.map((failure) => failureNode(failure, group));
    if (rows.length > 0 || problems.length > 0) return [...rows, ...problems];
    return [noteNode('No function polls a queue, a stream, or a table.', group)];
  }

  groupItem({ parent: { connection } }: SourcesNode): vscode.TreeItem {
    const item = new vscode.TreeItem('Queues and Streams', vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `${connection.id}/sources`;
    item.iconPath = new vscode.ThemeIcon('inbox');
    item.contextValue = 'section sources';
    item.tooltip = 'The queues, streams, and tables that functions poll';
    return item;
  }

  /** `blocked`: what shards of it wait for. */
  sourceItem(node: SourceNode, blocked: string | undefined): vscode.TreeItem {
    const { id, source, children, parent } = node;
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(source.name, children.length === 0 ? None : Expanded);
    const counts = this.lists.of(parent.parent.connection).countsOf(source.arn);
    item.id = id;
    item.description = sourceDescription(source, { blocked, counts });
    item.iconPath = blocked === undefined ? new vscode.ThemeIcon(serviceIcons[source.service]) : errorIcon();
    item.contextValue = sourceContext(source.service, source.mappings.length > 0);
    item.tooltip = [source.name, item.description, source.arn].join('\n');
    item.accessibilityInformation = { label: `${source.name}, ${item.description}` };
    return item;
  }

  failureQueueItem({ id, queue, parent }: FailureQueueNode): vscode.TreeItem {
    const { connection } = parent.parent.parent;
    const name = nameIn(queue.arn);
    const counts = this.lists.of(connection).countsOf(queue.arn);
    const isFilled = counts !== undefined && totalOf(counts) > 0;
    const item = new vscode.TreeItem(name);
    item.id = id;
    item.description = failureQueueDescription(queue, counts);
    item.iconPath = new vscode.ThemeIcon('archive', isFilled ? new vscode.ThemeColor('charts.red') : undefined);
    item.contextValue = failuresContext(queue.kind, isChangeable(connection));
    item.tooltip = [name, item.description, queue.arn].join('\n');
    item.accessibilityInformation = { label: `${name}, ${item.description}` };
    return item;
  }

  /** Forgets what was read of a connection, or of all. */
  forget(connection?: Connection): void {
    this.lists.forget(connection);
  }

  /** Forgets a connection that is gone. */
  remove(connection: Connection): void {
    this.lists.remove(connection);
    for (const one of [this.groups, this.counted, this.open, this.collapsedConnections]) one.delete(connection);
  }

  private show(isSeen: boolean): void {
    const shown = [...this.open].filter((connection) => !this.collapsedConnections.has(connection));
    this.lists.setShown(isSeen ? shown : []);
  }
}

const serviceIcons: Readonly<Record<PeekableService, string>> = {
  sqs: 'list-ordered',
  kinesis: 'pulse',
  dynamodb: 'table',
};
