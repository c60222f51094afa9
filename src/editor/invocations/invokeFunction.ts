import type { FunctionTarget, InvocationMode } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { pickFunction } from '../functions/pickFunction';
import { choosePayload } from '../payloads/choosePayload';
import { showPayload } from '../payloads/showPayload';
import { targetOf } from '../payloads/targetOf';
import { type Answer, pickStep } from '../prompts/pickStep';
import { invokeOnce } from './invokeOnce';

/** The guided way: which function, how, with which payload. Each step can go back to the one before. */
export async function invokeFunction(context: CommandContext, argument: unknown): Promise<void> {
  let target = argument === undefined ? await pickFunction(context) : (await targetOf(argument, context))?.target;
  while (target !== undefined) {
    const mode = await pickMode(target);
    if (mode.kind === 'canceled') return;
    if (mode.kind === 'back') {
      target = await pickFunction(context);
      continue;
    }
    const payload = await choosePayload(target, 'With which payload?', context);
    if (payload.kind === 'canceled') return;
    if (payload.kind === 'back') continue;
    // What was just made is looked at before it goes anywhere: the document's lenses send it.
    if (payload.value.isNew) await showPayload(payload.value.file.uri);
    else await invokeOnce({ target, payload: payload.value.file.uri }, mode.value, context);
    return;
  }
}

function pickMode({ functionName }: FunctionTarget): Promise<Answer<InvocationMode>> {
  return pickStep(functionName, 'How should Lambda call it?', [
    {
      label: `$(play) ${'Synchronously'}`,
      detail: 'You wait for the result. An error is yours to handle: nothing is retried.',
      value: 'RequestResponse',
    },
    {
      label: `$(run-all) ${'As an event'}`,
      detail:
        'Lambda queues it and answers at once. After an error it tries twice more, about one and two minutes later.',
      value: 'Event',
    },
    {
      label: `$(broadcast) ${'With response streaming'}`,
      detail: 'You wait, and see the response while the function writes it.',
      value: 'ResponseStream',
    },
    {
      label: `$(check) ${'Dry run'}`,
      detail: 'Checks whether the call would be allowed. Nothing runs.',
      value: 'DryRun',
    },
  ]);
}
