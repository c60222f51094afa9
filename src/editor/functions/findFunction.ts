import type { CommandContext } from '../commandContext';
import { pickFunction } from './pickFunction';

/** Finds a function of any connection, listed already or not, and shows it in the tree. */
export async function findFunction(context: CommandContext): Promise<void> {
  const target = await pickFunction(context);
  if (target === undefined) return;
  if (context.functionTree.hides(target)) await context.choices.setFilter({});
  await context.functionTree.reveal(target);
}
