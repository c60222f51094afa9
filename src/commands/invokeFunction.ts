import * as vscode from 'vscode';
import type { FunctionTarget, InvocationMode } from '../model/invocation';
import { choosePayload } from './choosePayload';
import type { CommandContext } from './commandContext';
import { invokeOnce } from './invokeOnce';
import { showPayload } from './payloadUnder';
import { pickFunction } from './pickFunction';
import { type Answer, pickStep } from './pickStep';
import { targetOf } from './targetOf';

/** The guided way: which function, how, with which payload. Each step can go back to the one before. */
export async function invokeFunction(context: CommandContext, argument: unknown): Promise<void> {
  let target = argument === undefined ? await pickFunction(context) : (await targetOf(argument, context))?.target;
  while (target !== undefined) {
    const mode = await pickMode(target);
    if (mode === 'cancelled') return;
    if (mode === 'back') {
      target = await pickFunction(context);
      continue;
    }
    const payload = await choosePayload(target, vscode.l10n.t('With which payload?'), context);
    if (payload === 'cancelled') return;
    if (payload === 'back') continue;
    // What was just made is looked at before it goes anywhere: the document's lenses send it.
    if (payload.isNew) await showPayload(payload.file.uri);
    else await invokeOnce({ target, payload: payload.file.uri }, mode, context);
    return;
  }
}

function pickMode({ functionName }: FunctionTarget): Promise<Answer<InvocationMode>> {
  const { l10n } = vscode;
  return pickStep(functionName, l10n.t('How should Lambda call it?'), [
    {
      label: `$(play) ${l10n.t('Synchronously')}`,
      detail: l10n.t('You wait for the result. An error is yours to handle: nothing is retried.'),
      value: 'RequestResponse',
    },
    {
      label: `$(run-all) ${l10n.t('As an event')}`,
      detail: l10n.t(
        'Lambda queues it and answers at once. After an error it tries twice more, about one and two minutes later.',
      ),
      value: 'Event',
    },
    {
      label: `$(broadcast) ${l10n.t('With response streaming')}`,
      detail: l10n.t('You wait, and see the response while the function writes it.'),
      value: 'ResponseStream',
    },
    {
      label: `$(check) ${l10n.t('Dry run')}`,
      detail: l10n.t('Checks whether the call would be allowed. Nothing runs.'),
      value: 'DryRun',
    },
  ]);
}
