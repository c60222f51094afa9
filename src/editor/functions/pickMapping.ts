import * as vscode from 'vscode';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import type { FunctionNode } from './tree/functionNodes';

/**
 * Asks for a function and one of its event source mappings that is not yet `isEnabled`, or in any state when that is `undefined`.
 * Answers `undefined` when the user picks none.
 */
export async function pickMapping(
  context: CommandContext,
  argument: unknown,
  isEnabled: boolean | undefined,
): Promise<{ readonly node: FunctionNode; readonly mapping: EventSourceMapping } | undefined> {
  const chosen = await targetOf(argument, context);
  const connection = chosen === undefined ? undefined : context.connections.get(chosen.target.connectionId);
  if (chosen === undefined || connection === undefined) return undefined;
  const { target } = chosen;
  const { signal } = new AbortController();
  const [lambda, mappings] = await Promise.all([
    connection.directory.getFunction(target.functionName, undefined, signal),
    connection.details.listEventSourceMappings(target.functionName, signal),
  ]);
  const failed = [lambda, mappings].find(({ ok }) => !ok);
  if (!lambda.ok || !mappings.ok) {
    if (failed?.ok === false) await vscode.window.showErrorMessage(failed.failure.message);
    return undefined;
  }
  const wanted = isEnabled === undefined ? undefined : isEnabled ? 'Disabled' : 'Enabled';
  const items = mappings.value
    .filter(({ state }) => wanted === undefined || state === wanted)
    .map((mapping) => ({ label: nameOfSource(mapping.settings.source), description: mapping.state, mapping }));
  if (items.length === 0) {
    const none = {
      any: `${target.functionName} has no event source mappings.`,
      Disabled: `${target.functionName} has no disabled event source mappings.`,
      Enabled: `${target.functionName} has no enabled event source mappings.`,
    }[wanted ?? 'any'];
    await vscode.window.showInformationMessage(none);
    return undefined;
  }
  const placeHolder = `Select an event source mapping of ${target.functionName}`;
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked === undefined) return undefined;
  const parent = { kind: 'connection', connection } as const;
  const node: FunctionNode = {
    ...{ kind: 'function', target, connection, parent },
    id: `${connection.id}/${target.functionName}`,
    function: lambda.value,
  };
  return { node, mapping: picked.mapping };
}
