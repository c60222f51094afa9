import type { CommandContext } from './commandContext';

/** Lists the functions anew. */
export async function refresh({ functionTree }: CommandContext): Promise<void> {
  functionTree.refresh();
}
