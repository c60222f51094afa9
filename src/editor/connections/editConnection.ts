import type { CommandContext } from '../commandContext';
import { askConnection } from './askConnection';
import { pickConnection } from './pickConnection';
import { tryConnection } from './testConnection';

/** Goes through the parts of a connection again; its place in the tree stays. */
export async function editConnection(context: CommandContext, argument: unknown): Promise<void> {
  const { connections } = context;
  const connection = await pickConnection(context, argument, 'Edit which connection?');
  if (connection === undefined) return;
  const specs = connections.all().map(({ spec }) => spec);
  const spec = await askConnection(connection.spec, {
    tools: await context.awsTools(),
    taken: specs.map(({ name }) => name).filter((name) => name !== connection.spec.name),
  });
  if (spec === undefined) return;
  await connections.save(specs.map((one) => (one.name === connection.spec.name ? spec : one)));
  const changed = connections.all().find((one) => one.spec.name === spec.name);
  if (changed !== undefined) await tryConnection(changed, context);
}
