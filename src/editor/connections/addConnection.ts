import type { CommandContext } from '../commandContext';
import { askConnection } from './askConnection';
import { tryConnection } from './testConnection';

/** Asks for a connection, step by step, puts it into the settings and tries it. */
export async function addConnection(context: CommandContext): Promise<void> {
  const { connections } = context;
  const specs = connections.all().map(({ spec }) => spec);
  const spec = await askConnection(undefined, {
    tools: await context.awsTools(),
    taken: specs.map(({ name }) => name),
  });
  if (spec === undefined) return;
  await connections.save([...specs, spec]);
  const added = connections.all().find((one) => one.spec.name === spec.name);
  if (added !== undefined) await tryConnection(added, context);
}
