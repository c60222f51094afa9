import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { responseText } from '../../model/invocation/responseText';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import type { ComparedTrace } from '../../protocol/panelMessages';
import { runAnatomies } from '../../trace/measure/runAnatomies';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { showQuickPick } from '../sinks/quickInput';

/** Asks for another invocation of the same function to compare with. */
export async function pickComparison(
  { id, target }: Invocation,
  store: InvocationStore,
): Promise<Outcome<ComparedTrace>> {
  const others = store
    .all()
    .filter((one) => one.id !== id && one.target.functionName === target.functionName && one.documents.length > 0);
  if (others.length === 0) {
    return failed(`No other invocation of ${target.functionName} has a trace yet.`);
  }
  const items = others.map((other) => ({
    label: new Date(other.sentMs).toLocaleTimeString(),
    iconPath: new vscode.ThemeIcon('history'),
    description: [other.mode, shortOutcome(lifecycleOf(other, Date.now()))].join(' · '),
    detail: other.connectionName === '' ? undefined : other.connectionName,
    other,
  }));
  const placeHolder = `Select an invocation of ${target.functionName} to compare with`;
  const picked = await showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked === undefined ? canceled : doneWith(comparedTrace(picked.other));
}

/** Finds the invocation that was picked before a reload; returns a sentence when the history no longer has it. */
export function comparisonOf(invocationId: string, store: InvocationStore): Outcome<ComparedTrace> {
  const other = store.get(invocationId);
  if (other !== undefined) return doneWith(comparedTrace(other));
  return failed('The compared invocation is no longer in the history.');
}

function comparedTrace(other: Invocation): ComparedTrace {
  const { id: invocationId, sentMs, documents, target, mode, connectionName } = other;
  const lifecycle = lifecycleOf(other, Date.now());
  const label = [target.functionName, mode, shortOutcome(lifecycle)].join(', ');
  const runs = runAnatomies(other, lifecycle);
  return { invocationId, label, connectionName, sentMs, documents, runs, response: responseText(other.answer) };
}
