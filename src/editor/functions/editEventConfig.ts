import * as vscode from 'vscode';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { EventInvokeConfig } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { showRefusal } from '../prompts/showRefusal';
import { confirmChange, refusedFor } from './confirmChange';
import { functionUnder } from './functionUnder';

/** Changes how often a failed event is tried again, and how old it may get. */
export async function editEventConfig(context: CommandContext, argument: unknown): Promise<void> {
  const node = functionUnder(argument);
  const target = node?.target ?? (await targetOf(argument, context))?.target;
  if (target === undefined) return;
  await showRefusal(edit(target, context));
  context.functionTree.refresh(node);
}

async function edit(target: FunctionTarget, { connections }: CommandContext): Promise<Outcome> {
  const { functionName } = target;
  const connection = connections.get(target.connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const refused = refusedFor(connection);
  if (refused !== undefined) return failed(refused);
  const { signal } = new AbortController();
  const [before, lambda] = await Promise.all([
    connection.directory.getEventInvokeConfig(functionName, undefined, signal),
    connection.directory.getFunction(functionName, undefined, signal),
  ]);
  if (!before.ok) return failed(before.failure.message);
  if (!lambda.ok) return failed(lambda.failure.message);
  const maximumRetryAttempts = await askRetries(before.value);
  if (maximumRetryAttempts === undefined) return canceled;
  const maximumEventAgeSeconds = await askAge(before.value);
  if (maximumEventAgeSeconds === undefined) return canceled;
  const isConfirmed = await confirmChange(connection, lambda.value.arn, {
    question: `Change how asynchronous events of ${functionName} are retried?`,
    action: 'Change',
    changes: [
      ['Retries', String(before.value.maximumRetryAttempts), String(maximumRetryAttempts)],
      ['Maximum age of an event', `${before.value.maximumEventAgeSeconds} s`, `${maximumEventAgeSeconds} s`],
    ],
    remark: 'Destinations stay as they are. Events that wait already follow the new settings.',
  });
  if (!isConfirmed) return canceled;
  const change = { maximumRetryAttempts, maximumEventAgeSeconds };
  const after = await connection.editor.updateEventInvokeConfig(functionName, undefined, change, signal);
  return after.ok ? done : failed(after.failure.message);
}

async function askRetries({ maximumRetryAttempts }: EventInvokeConfig): Promise<number | undefined> {
  const words = [
    'a failed event is given up at once',
    'one more attempt, about a minute later',
    'two more attempts, about 1 and 2 minutes later: Lambda’s default',
  ];
  const items = words.map((description, retries) => ({
    label: String(retries),
    description: retries === maximumRetryAttempts ? `${description} (now)` : description,
    retries,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Retries of asynchronous events (1/2)',
    placeHolder: 'How often is an event tried again after a function error?',
    ignoreFocusOut: true,
  });
  return picked?.retries;
}

async function askAge({ maximumEventAgeSeconds }: EventInvokeConfig): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Maximum age of asynchronous events (2/2)',
    prompt: 'Seconds, from 60 to 21,600 (6 hours). An event that gets older is given up.',
    value: String(maximumEventAgeSeconds),
    ignoreFocusOut: true,
    validateInput: (value) => (isAge(value) ? undefined : 'A whole number of seconds from 60 to 21600, please.'),
  });
  return text === undefined ? undefined : Number(text.trim());
}

function isAge(text: string): boolean {
  const seconds = Number(text.trim());
  return /^\d+$/.test(text.trim()) && seconds >= 60 && seconds <= 21_600;
}
