import type { CommandContext } from '../commandContext';
import { pickFunction } from '../functions/pickFunction';
import { payloadUnder } from './payloadUnder';

/** Chooses the function that a payload document is sent to. */
export async function choosePayloadFunction(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const target = await pickFunction(context);
  if (target !== undefined) await context.settings.setTarget(payload.uri, target);
}
