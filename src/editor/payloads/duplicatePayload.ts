import type { CommandContext } from '../commandContext';
import { nameOf } from './documents/payloadFiles';
import { payloadUnder, showPayload, textOf } from './payloadUnder';

/** Makes a scratch copy of a payload and opens it: the original stays as it is. */
export async function duplicatePayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri, target } = payload;
  const name = await context.payloads.freeScratchName(target, `${nameOf(uri)}-copy`);
  const copy = await context.payloads.createScratch(target, name, await textOf(uri));
  await context.settings.setOptions(copy.uri, context.settings.optionsOf(uri));
  await showPayload(copy.uri);
}
