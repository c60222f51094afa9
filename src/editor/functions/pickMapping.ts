import * as vscode from 'vscode';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { FunctionNode } from './tree/functionNodes';

/** Asks for a function and one of its mappings that is not yet as it is wanted; `undefined`: in whatever state. */
export async function pickMapping(
  connection: Connection,
  target: FunctionTarget,
  isEnabled: boolean | undefined,
): Promise<Outcome<{ readonly node: FunctionNode; readonly mapping: EventSourceMapping }>> {
  const { signal } = new AbortController();
  const [lambda, mappings] = await Promise.all([
    connection.directory.getFunction(target.functionName, undefined, signal),
    connection.details.listEventSourceMappings(target.functionName, signal),
  ]);
  if (!lambda.ok) return failed(lambda.failure.message);
  if (!mappings.ok) return failed(mappings.failure.message);
  const wanted = isEnabled === undefined ? undefined : isEnabled ? 'Disabled' : 'Enabled';
  const items = mappings.value
    .filter(({ state }) => wanted === undefined || state === wanted)
    .map((mapping) => ({ label: nameOfSource(mapping.settings.source), description: mapping.state, mapping }));
  if (items.length === 0) {
    const none = {
      any: `${target.functionName} has no event source mapping.`,
      Disabled: `${target.functionName} has no mapping that is disabled.`,
      Enabled: `${target.functionName} has no mapping that is enabled.`,
    }[wanted ?? 'any'];
    return failed(none);
  }
  const placeHolder = `Which mapping of ${target.functionName}?`;
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  if (picked === undefined) return canceled;
  const parent = { kind: 'connection', connection } as const;
  const node: FunctionNode = {
    ...{ kind: 'function', target, connection, parent },
    id: `${connection.id}/${target.functionName}`,
    function: lambda.value,
  };
  return doneWith({ node, mapping: picked.mapping });
}
