import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import type { Connection } from '../../../model/connection/connection';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { functionNode } from './functionGroups';
import type { ConnectionNode, FunctionNode, FunctionTreeNode } from './functionNodes';

/** The rows of the connections. They are kept, because VS Code redraws only the very same object. */
export class RootRows {
  private readonly nodes = new Map<Connection, ConnectionNode>();

  constructor(private readonly explorer: FunctionExplorer) {}

  /** The connections, then what is wrong with their setting. */
  rows(): FunctionTreeNode[] {
    const roots = this.explorer.roots.map((connection): FunctionTreeNode => {
      const node = this.nodes.get(connection) ?? { kind: 'connection', connection };
      this.nodes.set(connection, node);
      return node;
    });
    const problems = this.explorer.problems.map((text): FunctionTreeNode => {
      const label = /^dwell\.connections, (entry \d+)/.exec(text)?.[1];
      return {
        kind: 'message',
        text: label === undefined ? 'Invalid connections' : `Invalid connection (${label})`,
        detail: text,
        icon: 'error',
        actions: ['settings'],
        profile: undefined,
        parent: undefined,
      };
    });
    return [...roots, ...problems];
  }

  get(connection: Connection): ConnectionNode | undefined {
    return this.nodes.get(connection);
  }

  /** The row of a function right below its connection, when it is listed. */
  functionRow(connection: Connection, target: FunctionTarget): FunctionNode | undefined {
    const parent = this.nodes.get(connection);
    const lambda = this.explorer.find(target);
    return parent === undefined || lambda === undefined ? undefined : functionNode(lambda, parent);
  }

  forget(connection: Connection): void {
    this.nodes.delete(connection);
  }
}
