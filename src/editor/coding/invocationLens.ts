import type * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { commandTo } from '../commands/commandTo';
import { codeLens } from '../sinks/labels';

/**
 * Invoke, debug, invoke as event: the lenses that stand above handlers and payloads alike. `argument` goes to the commands;
 * `canDebug`: the workspace has the function's source, and may run it.
 */
export function invokeLenses(range: vscode.Range, argument: FunctionArgument, canDebug: boolean): vscode.CodeLens[] {
  const lens = (command: vscode.Command, tooltip: string): vscode.CodeLens => codeLens(range, { ...command, tooltip });
  return [
    lens(commandTo('invokeSync', '▷ Invoke', argument), 'Wait for the result'),
    ...(canDebug
      ? [lens(commandTo('debugFunction', 'Debug', argument), 'Run on this machine and stop at the first breakpoint')]
      : []),
    lens(commandTo('invokeEvent', '⇢ Event', argument), 'Lambda queues the event and retries after errors'),
  ];
}

/** Of a function that polls a queue, stream or table. */
export function sendRecordLens(range: vscode.Range, argument: FunctionArgument): vscode.CodeLens {
  const command = commandTo('sendRecord', '⇣ Send Record', argument);
  return codeLens(range, { ...command, tooltip: 'Send one record to its queue, stream, or table, and follow it' });
}

/** A lens with the last outcome that opens its panel; none before the first invocation. */
export function lastInvocationLens(
  range: vscode.Range,
  target: FunctionTarget,
  store: InvocationStore,
): vscode.CodeLens[] {
  const last = store.latestOf(target);
  if (last === undefined) return [];
  const lifecycle = lifecycleOf(last, Date.now());
  const link = commandTo('showInvocation', `${marks[lifecycle.outcome] ?? '✗ '}${shortOutcome(lifecycle)}`, {
    invocationId: last.id,
  });
  const command = { ...link, tooltip: 'Show the last invocation' };
  return [codeLens(range, command, lifecycle.outcome === 'pending' ? 'loading~spin' : undefined)];
}

const marks: Readonly<Partial<Record<ReturnType<typeof lifecycleOf>['outcome'], string>>> = {
  pending: '',
  succeeded: '✓ ',
  permitted: '✓ ',
  unknown: '? ',
};
