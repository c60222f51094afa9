import type { CommandContext } from '../commandContext';

/** Shows the whole history again. */
export async function clearInvocationFilter({ invocationTree }: CommandContext): Promise<void> {
  invocationTree.setFilter('');
}
