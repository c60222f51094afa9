import type { InvocationStore } from '../../invocations/invocationStore';
import type { Connections } from '../connections/connections';
import type { FunctionChoices } from './tree/functionChoices';
import type { FunctionTree } from './tree/functionTree';

/** What the commands of the view **Functions** work with. */
export interface FunctionView {
  readonly connections: Connections;
  readonly functionTree: FunctionTree;
  readonly choices: FunctionChoices;
  readonly store: InvocationStore;
}
