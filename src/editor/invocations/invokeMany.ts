import * as vscode from 'vscode';
import { checkOptions } from '../../invocations/checkOptions';
import { checkPayload } from '../../invocations/checkPayload';
import { seriesLimits } from '../../invocations/seriesRunner';
import type { CommandContext } from '../commandContext';
import { textOf } from '../payloads/showPayload';
import { targetOf } from '../payloads/targetOf';
import { inputStep } from '../prompts/inputStep';

/**
 * Sends a payload many times, to see how long cold and warm starts take. Every invocation is sent once; AWS bills each. Protected
 * connections refuse.
 */
export async function invokeMany(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const { target } = chosen;
  const connection = context.connections.get(target.connectionId);
  if (connection === undefined) return;
  const { spec } = connection;
  if (spec.kind !== 'local' && spec.isProtected === true) {
    const message = `${spec.name} is protected: functions are not invoked many times on it.`;
    await vscode.window.showWarningMessage(message);
    return;
  }
  const uri = chosen.payload ?? (await context.payloads.preferred(target)).uri;
  const size = await askSize(target.functionName);
  if (size === undefined || !(await isConfirmed(spec.kind === 'local', target.functionName, spec.name, size))) return;
  const text = await textOf(uri);
  const options = context.settings.optionsOf(uri);
  const first = await context.composer.compose(text, uri);
  if (first.kind === 'canceled') return;
  const problem =
    first.kind === 'rejected'
      ? first.problem
      : (checkPayload(first.text, 'RequestResponse') ?? checkOptions({ target, mode: 'RequestResponse', options }));
  if (problem !== undefined || first.kind === 'rejected') {
    if (problem !== undefined) await context.problems.show(uri, problem);
    return;
  }
  let ready: string | undefined = first.text;
  const nextPayload = async (): Promise<string> => {
    const given = ready;
    ready = undefined;
    if (given !== undefined) return given;
    const composed = await context.composer.composeNext(text, uri);
    return composed.kind === 'ready' ? composed.text : first.text;
  };
  const { series, ended } = context.series.start({ connection, target, nextPayload, options, ...size });
  context.log.info(
    `${size.count} invocations of ${target.functionName} on ${spec.name}, ${size.concurrency} at a time`,
  );
  context.panels.show({ kind: 'series', seriesId: series.id });
  await context.payloads.rememberUsed(target, uri);
  await ended;
}

interface Size {
  readonly count: number;
  readonly concurrency: number;
}

async function askSize(functionName: string): Promise<Size | undefined> {
  for (;;) {
    const count = await askNumber(`Invoke ${functionName} Many Times (1/2)`, 'How many times?', 20, seriesLimits.count);
    if (count === undefined || count === 'back') return undefined;
    const concurrency = await askNumber(
      `Invoke ${functionName} Many Times (2/2)`,
      'How many at a time? More than one start environments side by side.',
      1,
      seriesLimits.concurrency,
    );
    if (concurrency === undefined) return undefined;
    if (concurrency !== 'back') return { count, concurrency };
  }
}

async function askNumber(
  title: string,
  prompt: string,
  value: number,
  most: number,
): Promise<number | 'back' | undefined> {
  const typed = await inputStep({
    title,
    prompt,
    value: String(value),
    problemOf: (text) => {
      const number = Number(text);
      return Number.isInteger(number) && number >= 1 && number <= most
        ? undefined
        : `Write a whole number from 1 to ${most}.`;
    },
  });
  if (typed.kind === 'canceled') return undefined;
  return typed.kind === 'back' ? 'back' : Number(typed.value);
}

async function isConfirmed(isLocal: boolean, functionName: string, name: string, { count }: Size): Promise<boolean> {
  if (isLocal) return true;
  const invoke = `Invoke ${count} Times`;
  const question = `Invoke ${functionName} ${count} times on ${name}?`;
  const detail = 'Each invocation runs the function and is billed.';
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, invoke)) === invoke;
}
