import * as vscode from 'vscode';
import { parseTraceId } from '../../model/invocation/traceId';
import type { CommandContext } from '../commandContext';

/** Asks for a trace id, and for the connection where there are several, and opens the trace in a panel. */
export async function openTrace({ connections, panels }: CommandContext): Promise<void> {
  const text = await vscode.window.showInputBox({
    prompt: 'An X-Ray trace id, or the same as 32 hex digits',
    placeHolder: '1-5e34a66a-474c04a7c2534a87870b4370',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || parseTraceId(value) !== undefined
        ? undefined
        : 'A trace id is 1-, 8 hex digits, -, 24 hex digits.',
  });
  const traceId = text === undefined ? undefined : parseTraceId(text);
  if (traceId === undefined) return;
  const items = connections.all().map(({ id, spec }) => ({ label: spec.name, description: spec.kind, id }));
  const placeHolder = 'Where is the trace?';
  const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { placeHolder }) : items[0];
  if (chosen !== undefined) panels.show({ kind: 'trace', connectionId: chosen.id, traceId });
}
