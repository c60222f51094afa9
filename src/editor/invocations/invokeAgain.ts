import * as vscode from 'vscode';
import type { Invocation } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';
import { send } from './invokeOnce';

/** Sends the same payload to the same function in the same mode once more: a new invocation with an id of its own. */
export async function invokeAgain(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const latest = context.store.all().slice(0, 1);
  const before = await invocationOf(argument, context, latest);
  const text = before === undefined ? undefined : context.store.payloadOf(before.id);
  if (before === undefined || text === undefined) return undefined;
  const { target, mode } = before;
  const composed = await context.composer.composeStored(text, before.isPayloadAsWritten === true);
  if (composed.kind === 'rejected')
    await vscode.window.showErrorMessage(`Nothing was sent. ${composed.problem.message}`);
  if (composed.kind !== 'ready') return undefined;
  return send({ target, mode, composed, options: context.store.optionsOf(before.id), uri: undefined }, context);
}
