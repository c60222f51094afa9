import * as vscode from 'vscode';
import type { Invocation } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';
import type { SentPart } from './sentDocuments';

/**
 * Shows the payloads or the results of two invocations in the diff editor, the older on the left: of two that are selected in the
 * history, else of one and another that the user picks.
 */
export async function compareSent(
  part: SentPart,
  context: CommandContext,
  argument: unknown,
  selection: unknown,
): Promise<void> {
  const { store, sent } = context;
  const candidates = store.all().filter(({ id }) => sent.has(id, part));
  const selected = selectedOf(selection).flatMap((id) => candidates.filter((one) => one.id === id));
  const [first, second] =
    selected.length === 2 ? selected : await askForTwo(await invocationOf(argument, context, candidates), candidates);
  if (first === undefined || second === undefined) return;
  const [before, after] = [first, second].sort((a, b) => a.sentMs - b.sentMs);
  if (before === undefined || after === undefined) return;
  const title = `${nameOf(before)} ↔ ${nameOf(after)}`;
  await vscode.commands.executeCommand('vscode.diff', sent.uriOf(before.id, part), sent.uriOf(after.id, part), title);
}

/** VS Code hands over all selected nodes as the second argument. */
function selectedOf(selection: unknown): readonly string[] {
  if (!Array.isArray(selection)) return [];
  return selection.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null && 'invocationId' in node && typeof node.invocationId === 'string'
      ? [node.invocationId]
      : [],
  );
}

async function askForTwo(
  first: Invocation | undefined,
  candidates: readonly Invocation[],
): Promise<readonly (Invocation | undefined)[]> {
  if (first === undefined) return [];
  const others = candidates.filter(({ id }) => id !== first.id);
  const rank = (one: Invocation): number => (one.target.functionName === first.target.functionName ? 0 : 1);
  const items = [...others]
    .sort((a, b) => rank(a) - rank(b))
    .map((invocation) => ({
      label: invocation.target.functionName,
      description: `${shortOutcome(lifecycleOf(invocation, Date.now()))} · ${new Date(invocation.sentMs).toLocaleTimeString()}`,
      invocation,
    }));
  const placeHolder =
    items.length === 0
      ? 'There is no other invocation to compare with.'
      : `Compare ${nameOf(first)} with which invocation?`;
  return [first, (await vscode.window.showQuickPick(items, { placeHolder }))?.invocation];
}

function nameOf({ target, sentMs }: Invocation): string {
  return `${target.functionName} ${new Date(sentMs).toLocaleTimeString()}`;
}
