import type { CommandContext } from '../commandContext';

/** Shows all functions again. */
export async function clearFilter({ choices }: CommandContext): Promise<void> {
  await choices.setFilter({});
}
