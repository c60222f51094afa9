import * as vscode from 'vscode';
import type { SentCall } from '../../invocations/export/awsCliCommand';
import type { ConnectionSpec } from '../../model/connection/connection';
import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';

/** Puts an invocation into the clipboard in other words, as something that makes the same call. */
export async function copyCall(
  context: CommandContext,
  argument: unknown,
  render: (call: SentCall, spec: ConnectionSpec) => string,
): Promise<void> {
  const { store, connections } = context;
  const withPayload = store.all().filter(({ id }) => store.payloadOf(id) !== undefined);
  const invocation = await invocationOf(argument, context, withPayload);
  const payload = invocation === undefined ? undefined : store.payloadOf(invocation.id);
  if (invocation === undefined) return;
  const connection = connections.get(invocation.target.connectionId);
  if (payload === undefined || connection === undefined) {
    const why =
      payload === undefined
        ? 'What was sent was not kept: see the setting dwell.history.keep.'
        : `The connection ${invocation.connectionName} is no longer in dwell.connections.`;
    await vscode.window.showInformationMessage(why);
    return;
  }
  const { target, mode } = invocation;
  const call = { target, mode, payload, options: store.optionsOf(invocation.id) };
  await vscode.env.clipboard.writeText(render(call, addressed(connection.spec, connection.address())));
  const note = invocation.isPayloadAsWritten === true ? ', with placeholders as written' : '';
  vscode.window.setStatusBarMessage(`$(check) Copied${note}`, shownMs);
}

/** Local has another address each time it is started. */
function addressed(spec: ConnectionSpec, endpoint: string | undefined): ConnectionSpec {
  return spec.kind === 'local' && endpoint !== undefined
    ? { kind: 'endpoint', name: spec.name, endpoint, region: 'us-east-1' }
    : spec;
}

const shownMs = 3_000;
