import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';

/** Moves a connection up (-1) or down (1) among the others; the tree has them in the order of the setting. */
export async function moveConnection(context: CommandContext, argument: unknown, by: 1 | -1): Promise<void> {
  const { connections } = context;
  const connection = await pickConnection(context, argument, 'Move which connection?');
  if (connection === undefined) return;
  const specs = connections.all().map(({ spec }) => spec);
  const from = specs.indexOf(connection.spec);
  const to = from + by;
  if (from < 0 || to < 0 || to >= specs.length) return;
  specs.splice(from, 1);
  specs.splice(to, 0, connection.spec);
  await connections.save(specs);
}
