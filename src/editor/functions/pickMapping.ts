import type { PolledSource } from '../../explorer/sources/polledSources';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { nameIn } from '../../triggers/nameIn';
import { nameOfSource } from '../../triggers/nameOfSource';
import { showQuickPick } from '../sinks/quickInput';
import type { FunctionNode } from './tree/functionNodes';

interface MappingOfFunction {
  readonly node: FunctionNode;
  readonly mapping: EventSourceMapping;
}

/** Asks for one of the function's event source mappings that is not yet `isEnabled`, or is in any state when that is `undefined`. */
export async function pickMapping(
  connection: Connection,
  target: FunctionTarget,
  isEnabled: boolean | undefined,
): Promise<Outcome<MappingOfFunction>> {
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
  return doneWith({ node: nodeOfFunction(connection, target, lambda.value), mapping: picked.mapping });
}

/** The mapping that polls a queue, stream or table; asks for the function where there are several. */
export async function mappingOfSource(
  connection: Connection,
  { name, mappings }: PolledSource,
): Promise<Outcome<MappingOfFunction>> {
  const items = mappings.map((mapping) => ({
    label: nameIn(mapping.functionArn),
    description: mapping.state,
    mapping,
  }));
  const [only] = items;
  if (only === undefined) return failed(`No function polls ${name}.`);
  const placeHolder = `Select the function that polls ${name}`;
  const picked = items.length === 1 ? only : await showQuickPick(items, { placeHolder });
  if (picked === undefined) return canceled;
  const target = { connectionId: connection.id, functionName: picked.label, qualifier: undefined };
  const lambda = await connection.directory.getFunction(target.functionName, undefined, noDeadline());
  if (!lambda.ok) return failed(lambda.failure.message);
  return doneWith({ node: nodeOfFunction(connection, target, lambda.value), mapping: picked.mapping });
}

/** As the row of the function right below its connection. */
function nodeOfFunction(connection: Connection, target: FunctionTarget, lambda: LambdaFunction): FunctionNode {
  const parent = { kind: 'connection', connection } as const;
  const id = `${connection.id}/${target.functionName}`;
  return { kind: 'function', target, connection, parent, id, function: lambda };
}
