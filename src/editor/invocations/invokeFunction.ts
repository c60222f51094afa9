import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { formatDuration } from '../../model/base/duration';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import { describeDurable, synchronousSeconds, takesSynchronous } from '../../model/function/describeDurable';
import type { DurableSettings } from '../../model/function/functions';
import type { FunctionTarget, InvocationMode } from '../../model/invocation/invocation';
import { showPayload } from '../payloads/showPayload';
import { type Answer, pickStep } from '../prompts/pickStep';
import { invokeOnce } from './invokeOnce';
import type { InvokeNeeds } from './sendNeeds';

/** Invokes a function in steps: function, invocation type, payload. Each step has a back button. */
export async function invokeFunction(argument: FunctionArgument, needs: InvokeNeeds): Promise<Outcome<unknown>> {
  const { functions, payloads } = needs;
  let target = await firstTarget(argument, needs);
  while (target !== undefined) {
    const mode = await pickMode(target, functions.listed(target)?.durable);
    if (mode.kind === 'canceled') return mode;
    if (mode.kind === 'back') {
      target = await functions.pickFunction();
      continue;
    }
    const payload = await payloads.choosePayload(target, 'Select a payload');
    if (payload.kind === 'canceled') return payload;
    if (payload.kind === 'back') continue;
    const { file, isNew } = payload.value;
    if (!isNew) return invokeOnce({ target, payload: file.uri }, mode.value, needs);
    // A new payload is opened instead of being sent: its lenses send it.
    await showPayload(file.uri);
    return done;
  }
  return canceled;
}

/** From the palette, the user always picks a function, even if a payload document is active. */
async function firstTarget(
  argument: FunctionArgument,
  { functions }: InvokeNeeds,
): Promise<FunctionTarget | undefined> {
  if (argument === undefined) return functions.pickFunction();
  const resolved = await functions.resolveFunction(argument);
  return resolved.kind === 'done' ? resolved.value.target : undefined;
}

/** What a type means differs for a durable function: a caller waits for the whole execution. */
function pickMode(
  { functionName }: FunctionTarget,
  durable: DurableSettings | undefined,
): Promise<Answer<InvocationMode>> {
  return pickStep(functionName, 'Invocation type', [
    {
      label: 'Synchronous',
      iconPath: new vscode.ThemeIcon('play'),
      detail: durable === undefined ? callText : callOfDurable(durable),
      value: 'RequestResponse',
    },
    {
      label: 'Asynchronous',
      iconPath: new vscode.ThemeIcon('send'),
      detail: durable === undefined ? eventText : eventOfDurable(durable),
      value: 'Event',
    },
    {
      label: 'Response streaming',
      iconPath: new vscode.ThemeIcon('broadcast'),
      detail: 'Shows the response while the function writes it.',
      value: 'ResponseStream',
    },
    {
      label: 'Dry run',
      iconPath: new vscode.ThemeIcon('check'),
      detail: 'Checks whether the call is allowed. The function does not run.',
      value: 'DryRun',
    },
  ]);
}

const callText = 'Waits for the result. Not retried: the caller receives the error.';

function callOfDurable(durable: DurableSettings): string {
  return takesSynchronous(durable)
    ? `Waits for the whole execution, up to ${formatDuration(synchronousSeconds(durable) * 1000)}.`
    : 'Not for this function: its executions may run for more than 15 min.';
}

const eventText = 'Lambda queues the event and retries function errors twice (after about 1 and 2 min).';

function eventOfDurable(durable: DurableSettings): string {
  return `${['Starts an execution and returns at once', ...describeDurable(durable)].join('; ')}.`;
}
