import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { parseTraceId } from '../../model/invocation/traceId';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import { showInputBox, showQuickPick } from '../sinks/quickInput';
import type { InvocationPanels } from './panel/invocationPanels';

/** Asks for a trace id, and for the connection where there are several, and opens the trace in a panel. */
export async function openTrace(connections: Connections, panels: InvocationPanels): Promise<Outcome> {
  const text = await showInputBox({
    prompt: 'X-Ray trace ID, or its 32 hex digits',
    placeHolder: '1-5e34a66a-474c04a7c2534a87870b4370',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || parseTraceId(value) !== undefined
        ? undefined
        : 'Enter a trace ID: 1-, 8 hex digits, -, 24 hex digits.',
  });
  const traceId = text === undefined ? undefined : parseTraceId(text);
  if (traceId === undefined) return canceled;
  const items = connections.all().map(({ id, spec }) => ({ label: spec.name, description: spec.kind, id }));
  if (items.length === 0) return failed('No connections yet.', commandTo('addConnection', 'Add Connection'));
  const placeHolder = 'Select the connection of the trace';
  const chosen = items.length > 1 ? await showQuickPick(items, { placeHolder }) : items[0];
  if (chosen === undefined) return canceled;
  panels.show({ kind: 'trace', connectionId: chosen.id, traceId });
  return done;
}
