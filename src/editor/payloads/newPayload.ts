import type { CommandContext } from '../commandContext';
import { createSamplePayload } from './createSamplePayload';
import { showPayload } from './payloadUnder';
import { pickSample } from './pickSample';
import { targetOf } from './targetOf';

/** Makes a payload of a service's sample event and opens it for editing. */
export async function newPayload(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const { target } = chosen;
  const sample = await pickSample(target, `New Payload for ${target.functionName}`, context);
  if (sample.kind !== 'done') return;
  await showPayload((await createSamplePayload(target, sample.value, context)).uri);
}
