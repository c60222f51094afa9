import type { Invocation, InvocationMode } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { createSamplePayload } from '../payloads/createSamplePayload';
import { pickSample } from '../payloads/pickSample';
import { showPayload } from '../payloads/showPayload';
import { targetOf } from '../payloads/targetOf';
import { invokeOnce } from './invokeOnce';

/**
 * Invokes a function as a service does: with its event, by its invocation model. The panel says what the service would have
 * done with the answer. A poller invokes synchronously.
 */
export async function invokeAs(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return undefined;
  const { target } = chosen;
  const picked = await pickSample(target, `Invoke ${target.functionName} as a Service`, context);
  if (picked.kind !== 'done') return undefined;
  const mode: InvocationMode = picked.value.sample.model === 'async' ? 'Event' : 'RequestResponse';
  const { uri } = await createSamplePayload(target, picked.value, context);
  await showPayload(uri);
  return invokeOnce({ target, payload: uri }, mode, context);
}
