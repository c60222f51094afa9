import type { CommandContext } from '../commandContext';
import { payloadUnder } from './payloadUnder';

/** Shows what would be sent: placeholders with their values, marked parts encoded. Nothing is sent. */
export async function previewPayload(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload !== undefined) await context.previews.open(payload.uri);
}
