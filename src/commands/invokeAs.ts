import * as vscode from 'vscode';
import type { Invocation, InvocationMode } from '../model/invocation';
import type { CommandContext } from './commandContext';
import { createSamplePayload } from './createSamplePayload';
import { invokeOnce } from './invokeOnce';
import { showPayload } from './payloadUnder';
import { pickSample } from './pickSample';
import { targetOf } from './targetOf';

/**
 * Invokes a function as a service does: with its event, by its invocation model. The panel says what the service would have
 * done with the answer. A poller invokes synchronously.
 */
export async function invokeAs(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return undefined;
  const { target } = chosen;
  const picked = await pickSample(target, vscode.l10n.t('Invoke {0} as a Service', target.functionName), context);
  if (picked === 'back' || picked === 'cancelled') return undefined;
  const mode: InvocationMode = picked.sample.model === 'async' ? 'Event' : 'RequestResponse';
  const { uri } = await createSamplePayload(target, picked, context);
  await showPayload(uri);
  return invokeOnce({ target, payload: uri }, mode, context);
}
