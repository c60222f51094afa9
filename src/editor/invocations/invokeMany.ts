import type * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { checkOptions } from '../../invocations/checkOptions';
import { checkPayload } from '../../invocations/checkPayload';
import { seriesLimits } from '../../invocations/seriesRunner';
import { type Canceled, canceled, type Done, done, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { ConnectionSpec } from '../../model/connection/connection';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import { textOf } from '../payloads/showPayload';
import { inputStep } from '../prompts/inputStep';
import type { Answer } from '../prompts/pickStep';
import { showMessage } from '../sinks/messages';
import { addConnection, connectionGone } from './invokeOnce';
import type { InvokeNeeds, PayloadsToSend } from './sendNeeds';

/**
 * Sends a payload many times to measure cold and warm starts. Every invocation is sent once; AWS bills each. Fails on protected
 * connections. Completes when the last one has ended.
 */
export async function invokeMany(argument: FunctionArgument, needs: InvokeNeeds): Promise<Outcome> {
  const { sending, payloads, panels, functions } = needs;
  const resolved = await functions.resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const connection = sending.connections.get(target.connectionId);
  if (connection === undefined) return failed(connectionGone(target.functionName), addConnection());
  const { spec } = connection;
  if (spec.kind !== 'local' && spec.isProtected === true) {
    const unprotect = commandTo('unprotectConnection', 'Unprotect Connection', { connectionId: target.connectionId });
    return failed(`${spec.name} is protected. Functions cannot be invoked many times on it.`, unprotect);
  }
  const uri = resolved.value.payload ?? (await payloads.files.preferred(target)).uri;
  const size = await askSize(target.functionName);
  if (size.kind !== 'done') return size;
  if (!(await isConfirmed(spec, target.functionName, size.value))) return canceled;
  const composed = await composeMany(uri, target, payloads);
  if (composed.kind !== 'done') return composed;
  const options = payloads.settings.optionsOf(uri);
  const { count, concurrency } = size.value;
  const { series, ended } = sending.series.start({
    connection,
    target,
    nextPayload: composed.value,
    options,
    ...size.value,
  });
  sending.log.info(`${count} invocations of ${target.functionName} on ${spec.name}, ${concurrency} at a time`);
  panels.show({ kind: 'series', seriesId: series.id });
  await payloads.files.rememberUsed(target, uri);
  await ended;
  return done;
}

/**
 * Builds the payload of each invocation, with its own placeholder values. A payload that cannot be sent is marked in the
 * document.
 */
async function composeMany(
  uri: vscode.Uri,
  target: FunctionTarget,
  { composer, settings, problems }: PayloadsToSend,
): Promise<Done<() => Promise<string>> | Canceled> {
  const text = await textOf(uri);
  const options = settings.optionsOf(uri);
  const first = await composer.compose(text, uri);
  if (first.kind === 'canceled') return canceled;
  if (first.kind === 'rejected') {
    await problems.show(uri, first.problem);
    return canceled;
  }
  const mode = 'RequestResponse';
  const problem = checkPayload(first.text, mode) ?? checkOptions({ target, mode, options });
  if (problem !== undefined) {
    await problems.show(uri, problem);
    return canceled;
  }
  let ready: string | undefined = first.text;
  return doneWith(async () => {
    const given = ready;
    ready = undefined;
    if (given !== undefined) return given;
    const composed = await composer.composeNext(text, uri);
    return composed.kind === 'ready' ? composed.text : first.text;
  });
}

interface Size {
  readonly count: number;
  readonly concurrency: number;
}

async function askSize(functionName: string): Promise<Done<Size> | Canceled> {
  const title = (step: number): string => `Invoke ${functionName} Many Times (${step}/2)`;
  for (;;) {
    const count = await askNumber(title(1), 'Number of invocations', 20, seriesLimits.count);
    if (count.kind !== 'done') return canceled;
    const prompt = 'Concurrent invocations. More than one starts several environments.';
    const concurrency = await askNumber(title(2), prompt, 1, seriesLimits.concurrency);
    if (concurrency.kind === 'canceled') return canceled;
    if (concurrency.kind === 'done') return doneWith({ count: count.value, concurrency: concurrency.value });
  }
}

async function askNumber(title: string, prompt: string, value: number, max: number): Promise<Answer<number>> {
  const typed = await inputStep({
    title,
    prompt,
    value: String(value),
    problemOf: (text) => {
      const number = Number(text);
      const isGood = Number.isInteger(number) && number >= 1 && number <= max;
      return isGood ? undefined : `Enter a whole number from 1 to ${max}.`;
    },
  });
  return typed.kind === 'done' ? doneWith(Number(typed.value)) : typed;
}

async function isConfirmed(spec: ConnectionSpec, functionName: string, { count }: Size): Promise<boolean> {
  if (spec.kind === 'local') return true;
  const invoke = `Invoke ${count} Times`;
  const question = `Invoke ${functionName} ${count} times on ${spec.name}?`;
  const detail = 'Each invocation runs the function and is billed.';
  return (await showMessage('warning', { text: question, detail, isModal: true, buttons: [invoke] })) === invoke;
}
