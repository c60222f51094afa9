import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { commandTo } from '../commands/commandTo';

/** Invoke, invoke as event: the lenses that stand above handlers and payloads alike. `argument` goes to the commands. */
export function invokeLenses(range: vscode.Range, argument: FunctionArgument): vscode.CodeLens[] {
  const lens = (command: vscode.Command, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(range, { ...command, tooltip });
  return [
    lens(commandTo('invokeSync', '▷ Invoke', argument), 'Wait for the result'),
    lens(commandTo('invokeEvent', '⇢ Event', argument), 'Lambda queues the event and retries after errors'),
  ];
}

/** What happened last, leading to its panel; none before the first invocation. */
export function lastInvocationLens(
  range: vscode.Range,
  target: FunctionTarget,
  store: InvocationStore,
): vscode.CodeLens[] {
  const last = store.latestOf(target);
  if (last === undefined) return [];
  const lifecycle = lifecycleOf(last, Date.now());
  const mark = marks[lifecycle.outcome] ?? '✗';
  const title = `${mark} ${shortOutcome(lifecycle)}`;
  return [
    new vscode.CodeLens(range, {
      ...commandTo('showInvocation', title, { invocationId: last.id }),
      tooltip: 'Show the last invocation',
    }),
  ];
}

const marks: Readonly<Partial<Record<ReturnType<typeof lifecycleOf>['outcome'], string>>> = {
  pending: '$(loading~spin)',
  succeeded: '✓',
  permitted: '✓',
  finished: '○',
  unknown: '?',
};
