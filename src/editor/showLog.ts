import type { CommandContext } from './commandContext';

/** Shows Dwell's log. */
export async function showLog({ log }: CommandContext): Promise<void> {
  log.show();
}
