import * as vscode from 'vscode';
import type { Invocation } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { CommandContext } from '../commandContext';

/** The invocation a command is about: of its argument, else the one the user picks among `candidates`. */
export async function invocationOf(
  argument: unknown,
  { store }: CommandContext,
  candidates: readonly Invocation[],
): Promise<Invocation | undefined> {
  if (typeof argument === 'object' && argument !== null && 'invocationId' in argument) {
    return typeof argument.invocationId === 'string' ? store.get(argument.invocationId) : undefined;
  }
  if (candidates.length === 0) {
    vscode.window.setStatusBarMessage('There is no such invocation: invoke a function first.', shownMs);
    return undefined;
  }
  if (candidates.length === 1) return candidates[0];
  const items = candidates.map((invocation) => ({
    label: invocation.target.functionName,
    description: `${shortOutcome(lifecycleOf(invocation, Date.now()))} · ${new Date(invocation.sentMs).toLocaleTimeString()}`,
    invocation,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which invocation?' }))?.invocation;
}

const shownMs = 5_000;
