import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';

/** Chooses where lenses, payloads and the palette invoke functions that are declared in the workspace. */
export async function setActiveConnection(context: CommandContext, argument: unknown): Promise<void> {
  const placeHolder = 'Where are functions of the workspace invoked?';
  const connection = await pickConnection(context, argument, placeHolder);
  if (connection !== undefined) await context.connections.setActive(connection.id);
}
