import type { ExecutionLists } from '../../explorer/executions/executionLists';
import type { FunctionExplorer } from '../../explorer/functionExplorer';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { Connections } from '../connections/connections';
import type { FunctionTree } from './tree/functionTree';

/** The objects that the commands of the view **Functions** use. */
export interface FunctionView {
  readonly connections: Connections;
  readonly explorer: FunctionExplorer;
  readonly functionTree: FunctionTree;
  readonly store: InvocationStore;
  readonly executions: ExecutionLists;
}
