import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';

/** Marks a connection as protected, or no longer: then every invocation asks, and no settings are changed from here. */
export async function setProtected(context: CommandContext, argument: unknown, isProtected: boolean): Promise<void> {
  const { connections } = context;
  const placeHolder = isProtected ? 'Protect which connection?' : 'Protect which connection no longer?';
  const connection = await pickConnection(
    context,
    argument,
    placeHolder,
    ({ spec }) => spec.kind !== 'local' && (spec.isProtected === true) !== isProtected,
  );
  if (connection === undefined || connection.spec.kind === 'local') return;
  const { isProtected: _before, ...rest } = connection.spec;
  const changed = isProtected ? { ...rest, isProtected } : rest;
  await connections.save(connections.all().map(({ spec }) => (spec === connection.spec ? changed : spec)));
}
