import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';

/** Invoke, invoke as event: the lenses that stand above handlers and payloads alike. `argument` goes to the commands. */
export function invokeLenses(range: vscode.Range, argument: unknown): vscode.CodeLens[] {
  const lens = (title: string, command: string, tooltip: string): vscode.CodeLens =>
    new vscode.CodeLens(range, { title, command, tooltip, arguments: [argument] });
  return [
    lens(`▷ ${'Invoke'}`, 'dwell.invokeSync', 'Wait for the result'),
    lens(`⇢ ${'Event'}`, 'dwell.invokeEvent', 'Lambda queues it, and retries after errors'),
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
      title,
      command: 'dwell.showInvocation',
      tooltip: 'Show the last invocation',
      arguments: [{ invocationId: last.id }],
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
