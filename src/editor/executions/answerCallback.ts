import type { ArgumentOf } from '../../ids';
import { canceled, type Outcome } from '../../model/base/outcome';
import type { ExecutionAction } from '../../model/durable/executionDirectory';
import { type ChosenCallback, resolveCallback } from './resolveCallback';
import { sendAction } from './sendAction';
import type { ExecutionNeeds } from './stopExecution';

/** Fails a callback with an error that is asked for, once. */
export async function failCallback(argument: ArgumentOf['execution'], needs: ExecutionNeeds): Promise<Outcome> {
  const resolved = await resolveCallback(argument, needs);
  if (resolved.kind !== 'done') return resolved;
  const { callbackId, name } = resolved.value;
  const error = await needs.dialogs.askError(`Fail Callback ${name}`);
  if (error === undefined) return canceled;
  return answer(resolved.value, { kind: 'fail', callbackId, error }, needs);
}

/** Tells Lambda that what a callback waits for is still in progress, once. */
export async function sendCallbackHeartbeat(
  argument: ArgumentOf['execution'],
  needs: ExecutionNeeds,
): Promise<Outcome> {
  const resolved = await resolveCallback(argument, needs);
  if (resolved.kind !== 'done') return resolved;
  return answer(resolved.value, { kind: 'heartbeat', callbackId: resolved.value.callbackId }, needs);
}

type CallbackAction = Exclude<ExecutionAction, { kind: 'stop' }>;

/** Sends an answer to a callback, once. Asks first, except on Local, where an execution that goes on by mistake is only started again. */
export async function answer(
  { connection, reference, name }: ChosenCallback,
  action: CallbackAction,
  { dialogs, executions }: Pick<ExecutionNeeds, 'dialogs' | 'executions'>,
): Promise<Outcome> {
  const [verb, past] = words[action.kind];
  const lines = [`Function: ${reference.functionName}:${reference.qualifier}`, `Execution: ${reference.name}`];
  const question = { verb, what: `callback ${name}`, lines };
  const isAsked = connection.spec.kind !== 'local';
  if (isAsked && !(await dialogs.confirm(connection, question))) return canceled;
  const sent = await sendAction({ connection, reference }, action, executions);
  if (sent.kind === 'done') dialogs.say(`${past} ${name}`);
  return sent;
}

const words: Readonly<Record<CallbackAction['kind'], readonly [verb: string, past: string]>> = {
  succeed: ['Send Result to', 'Sent result to'],
  fail: ['Fail', 'Failed callback'],
  heartbeat: ['Send Heartbeat to', 'Sent heartbeat to'],
};
