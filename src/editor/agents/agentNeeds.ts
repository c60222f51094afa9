import type { Connection } from '../../model/connection/connection';
import type { Connections } from '../connections/connections';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { Sending } from '../invocations/createSending';
import type { ToolInput } from './toolInput';

/** The dependencies of the tools. */
export interface AgentNeeds {
  readonly sending: Sending;
  readonly declared: DeclaredFunctions;
}

/** Says to the model what it can do instead. Its message is the tool's answer. */
export class ToolRefusal extends Error {}

/** The connection that an input names, by its name; else the one of the workspace. Throws ToolRefusal. */
export function connectionOf(input: ToolInput, connections: Connections): Connection {
  const name = input.text('connection');
  const all = connections.all();
  const found =
    name === undefined
      ? connections.get(connections.workspaceConnectionId())
      : all.find(({ spec, id }) => spec.name === name || id === name);
  if (found !== undefined) return found;
  const names = all.map(({ spec }) => `"${spec.name}"`).join(', ') || 'none';
  throw new ToolRefusal(`There is no connection "${name ?? ''}". Connections: ${names}.`);
}

/** A text of the input that has to be there. Throws ToolRefusal. */
export function required(input: ToolInput, name: string): string {
  const value = input.text(name);
  if (value === undefined) throw new ToolRefusal(`"${name}" is missing.`);
  return value;
}
