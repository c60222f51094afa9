import type { CommandContext } from '../commandContext';
import { nodeOf } from './functionUnder';

/** Lists the functions anew; with a node below a function, reads anew what is known of that function. */
export async function refresh({ functionTree }: CommandContext, argument: unknown): Promise<void> {
  functionTree.refresh(nodeOf(argument));
}
