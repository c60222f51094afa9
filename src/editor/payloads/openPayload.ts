import type { CommandContext } from '../commandContext';
import { choosePayload } from './choosePayload';
import { showPayload } from './payloadUnder';
import { targetOf } from './targetOf';

/** Opens a payload of a function, or a new one. */
export async function openPayload(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const payload = await choosePayload(chosen.target, 'Which payload?', context);
  if (payload.kind !== 'done') return;
  await context.payloads.rememberUsed(chosen.target, payload.value.file.uri);
  await showPayload(payload.value.file.uri);
}
