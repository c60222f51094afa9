import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { nameOfSource } from '../../triggers/nameOfSource';
import { showQuickPick } from '../sinks/quickInput';
import type { FunctionNode } from './tree/functionNodes';

/** Asks for one of the function's event source mappings that is not yet `isEnabled`, or is in any state when that is `undefined`. */
export async function pickMapping(
  connection: Connection,
  target: FunctionTarget,
  isEnabled: boolean | undefined,
): Promise<Outcome<{ readonly node: FunctionNode; readonly mapping: EventSourceMapping }>> {
  const signal = noDeadline();
  const [lambda, mappings] = await Promise.all([
    connection.directory.getFunction(target.functionName, undefined, signal),
    connection.details.listEventSourceMappings(target.functionName, signal),
  ]);
  if (!lambda.ok) return failed(lambda.failure.message);
  if (!mappings.ok) return failed(mappings.failure.message);
  const before = isEnabled ? 'Disabled' : 'Enabled';
  const wanted = isEnabled === undefined ? undefined : before;
  const items = mappings.value
    .filter(({ state }) => wanted === undefined || state === wanted)
    .map((mapping) => ({ label: nameOfSource(mapping.settings.source), description: mapping.state, mapping }));
  if (items.length === 0) {
    const none = {
      any: `${target.functionName} has no event source mappings.`,
      Disabled: `${target.functionName} has no disabled event source mappings.`,
      Enabled: `${target.functionName} has no enabled event source mappings.`,
    }[wanted ?? 'any'];
    return failed(none);
  }
  const placeHolder = `Select an event source mapping of ${target.functionName}`;
  const picked = await showQuickPick(items, { placeHolder });
  if (picked === undefined) return canceled;
  const parent = { kind: 'connection', connection } as const;
  const node: FunctionNode = {
    kind: 'function',
    target,
    connection,
    parent,
    id: `${connection.id}/${target.functionName}`,
    function: lambda.value,
  };
  return doneWith({ node, mapping: picked.mapping });
}
