import type { ConnectionArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import { askConnection } from './askConnection';
import { resolveConnection } from './resolveConnection';
import { type ConnectionTest, tryConnection } from './testConnection';

/** Goes through the parts of a connection again. It keeps its place in the tree. */
export async function editConnection(argument: ConnectionArgument, needs: ConnectionTest): Promise<Outcome> {
  const { connections } = needs;
  const resolved = await resolveConnection(argument, connections, { placeHolder: 'Select the connection to edit' });
  if (resolved.kind !== 'done') return resolved;
  const before = resolved.value.spec;
  const specs = connections.all().map(({ spec }) => spec);
  const taken = specs.map(({ name }) => name).filter((name) => name !== before.name);
  const spec = await askConnection(before, { tools: await needs.awsTools(), taken });
  if (spec === undefined) return canceled;
  await connections.save(specs.map((one) => (one.name === before.name ? spec : one)));
  const changed = connections.all().find((one) => one.spec.name === spec.name);
  return changed === undefined ? done : tryConnection(changed, needs);
}
