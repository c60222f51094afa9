import * as vscode from 'vscode';
import type { InvocationArgument } from '../../ids';
import { canceled, done, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import { showQuickPick } from '../sinks/quickInput';
import type { HistoryView } from './historyView';
import { invocationPick } from './resolveInvocation';
import type { SentPart } from './sentDocuments';

type Two = readonly [Invocation, Invocation];

/** The commands that compare what two invocations were sent, or what they returned. */
export function compareCommands(history: HistoryView) {
  const compare = (part: SentPart) => (argument: InvocationArgument, selection: readonly unknown[]) =>
    compareSent(part, argument, selection, history);
  return { comparePayloads: compare('payload'), compareResults: compare('response') };
}

/**
 * Shows the payloads or the results of two invocations in the diff editor, the older on the left: of two that are selected in the
 * history, else of one and another that the user picks.
 */
async function compareSent(
  part: SentPart,
  argument: InvocationArgument,
  selection: readonly unknown[],
  { store, sent, resolveInvocation }: HistoryView,
): Promise<Outcome> {
  const candidates = store.all().filter(({ id }) => sent.has(id, part));
  let two = selectedTwo(selection, candidates);
  if (two === undefined) {
    const first = await resolveInvocation(argument, { invocations: candidates, none: nothingOf[part] });
    if (first.kind !== 'done') return first;
    if (!sent.has(first.value.id, part)) return failed(notKept[part]);
    const second = await pickOther(first.value, candidates);
    if (second.kind !== 'done') return second;
    two = [first.value, second.value];
  }
  const [before, after] = two[0].sentMs <= two[1].sentMs ? two : [two[1], two[0]];
  const title = `${nameOf(before)} ↔ ${nameOf(after)}`;
  await vscode.commands.executeCommand('vscode.diff', sent.uriOf(before.id, part), sent.uriOf(after.id, part), title);
  return done;
}

const nothingOf: Readonly<Record<SentPart, string>> = {
  payload: 'No invocation with a stored payload.',
  response: 'No invocation with a response yet.',
};

const notKept: Readonly<Record<SentPart, string>> = {
  payload: 'The payload was not stored (dwell.history.keep).',
  response: 'This invocation has no response to compare.',
};

/** VS Code hands over all selected nodes. */
function selectedTwo(selection: readonly unknown[], candidates: readonly Invocation[]): Two | undefined {
  const ids = selection.flatMap((node) =>
    typeof node === 'object' && node !== null && 'invocationId' in node ? [node.invocationId] : [],
  );
  const [first, second, ...more] = ids.flatMap((id) => candidates.filter((one) => one.id === id));
  return first === undefined || second === undefined || more.length > 0 ? undefined : [first, second];
}

async function pickOther(first: Invocation, candidates: readonly Invocation[]): Promise<Outcome<Invocation>> {
  const others = candidates.filter(({ id }) => id !== first.id);
  if (others.length === 0) {
    return failed(
      'No other invocation to compare with.',
      commandTo('invokeAgain', 'Invoke Again', { invocationId: first.id }),
    );
  }
  const rank = (one: Invocation): number => (one.target.functionName === first.target.functionName ? 0 : 1);
  const items = [...others].sort((a, b) => rank(a) - rank(b)).map(invocationPick);
  const placeHolder = `Select an invocation to compare with ${nameOf(first)}`;
  const picked = await showQuickPick(items, { placeHolder });
  return picked === undefined ? canceled : doneWith(picked.invocation);
}

function nameOf({ target, sentMs }: Invocation): string {
  return `${target.functionName} ${new Date(sentMs).toLocaleTimeString()}`;
}
