import type { Done } from '../model/base/outcome';
import type { CommandContext } from './commandContext';

/** Gives the context to commands that still take all of it. */
export function withContext(context: CommandContext) {
  return <Argument, Value>(
    command: (context: CommandContext, argument: Argument, selection: readonly unknown[]) => Promise<Value>,
  ) =>
    async (argument: Argument, selection: readonly unknown[]): Promise<Done<Value>> => ({
      kind: 'done',
      value: await command(context, argument, selection),
    });
}
