import type { FunctionArgument, InvocationArgument } from '../../ids';
import { failed, type Outcome } from '../../model/base/outcome';
import type { Invocation, InvocationMode } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import type { CommandHandlers } from '../commands/registerCommands';
import { showPayload } from '../payloads/showPayload';
import { invokeFunction } from './invokeFunction';
import { invokeMany } from './invokeMany';
import { invokeOnce, send } from './invokeOnce';
import { latestInvocation } from './resolveInvocation';
import type { InvokeNeeds, SendNeeds, SendRequest } from './sendNeeds';

/** The commands that send invocations. */
export function invokeCommands(needs: InvokeNeeds) {
  const invokeIn = (mode: InvocationMode) => async (argument: FunctionArgument) => {
    const resolved = await needs.functions.resolveFunction(argument);
    return resolved.kind === 'done' ? invokeOnce(resolved.value, mode, needs) : resolved;
  };
  return {
    invokeSync: invokeIn('RequestResponse'),
    invokeEvent: invokeIn('Event'),
    invokeStream: invokeIn('ResponseStream'),
    dryRun: invokeIn('DryRun'),
    invokeAgain: (argument) => invokeAgain(argument, needs),
    useSample: (argument) => useSample(argument, needs),
    invokeAs: (argument) => invokeAs(argument, needs),
    invokeFunction: (argument) => invokeFunction(argument, needs),
    invokeMany: (argument) => invokeMany(argument, needs),
  } satisfies CommandHandlers;
}

async function invokeAgain(argument: InvocationArgument, needs: InvokeNeeds): Promise<Outcome<Invocation>> {
  const resolved = await needs.history.resolveInvocation(argument, latestInvocation(needs.sending.store));
  return resolved.kind === 'done' ? sendAgain(resolved.value, needs) : resolved;
}

/**
 * Sends the same payload in the same mode once more, to the same function or to another `target`: a new invocation with an id of its
 * own.
 */
export async function sendAgain(
  { id, target: sentTo, mode, isPayloadAsWritten, implicitPayload }: Invocation,
  needs: SendNeeds,
  { target = sentTo, isDebugged }: Partial<Pick<SendRequest, 'target' | 'isDebugged'>> = {},
): Promise<Outcome<Invocation>> {
  const { store } = needs.sending;
  const text = store.payloadOf(id);
  if (text === undefined) {
    const open = commandTo('openPayload', 'Open Payload', { target });
    return failed('The payload was not stored (dwell.history.keep).', open);
  }
  const composed = await needs.payloads.composer.composeStored(text, isPayloadAsWritten === true);
  if (composed.kind === 'rejected') return failed(`Nothing was sent. ${composed.problem.message}`);
  if (composed.kind === 'canceled') return composed;
  return send(
    { target, mode, composed, options: store.optionsOf(id), uri: undefined, isDebugged, implicitPayload },
    needs,
  );
}

/** Invokes the function of an invocation again, in the same mode, with the sample event of its trigger in place of `{}`. */
async function useSample(argument: InvocationArgument, needs: InvokeNeeds): Promise<Outcome<Invocation>> {
  const { store } = needs.sending;
  const resolved = await needs.history.resolveInvocation(argument, latestInvocation(store));
  if (resolved.kind !== 'done') return resolved;
  const { target, mode } = resolved.value;
  const sample = await needs.payloads.samplePayload(target);
  return sample.kind === 'done' ? invokeOnce({ target, payload: sample.value.uri }, mode, needs) : sample;
}

/**
 * Invokes a function as a service does: with its event, by its invocation model. The panel shows what the service would have done
 * with the response. Pollers invoke synchronously.
 */
async function invokeAs(argument: FunctionArgument, needs: InvokeNeeds): Promise<Outcome<Invocation>> {
  const resolved = await needs.functions.resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const made = await needs.payloads.createFromSample(target, `Invoke ${target.functionName} as Trigger`);
  if (made.kind !== 'done') return made;
  const { uri, model } = made.value;
  await showPayload(uri);
  return invokeOnce({ target, payload: uri }, model === 'async' ? 'Event' : 'RequestResponse', needs);
}
