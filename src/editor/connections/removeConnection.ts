import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';

/** Takes a connection out of the settings. Its invocations stay in the history. */
export async function removeConnection(context: CommandContext, argument: unknown): Promise<void> {
  const { connections } = context;
  const connection = await pickConnection(context, argument, 'Remove which connection?');
  if (connection === undefined) return;
  const { name } = connection.spec;
  const remove = 'Remove';
  const detail = 'Nothing changes in the account. Its invocations stay in the history.';
  const question = `Remove the connection ${name}?`;
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove) return;
  await connections.save(
    connections
      .all()
      .map(({ spec }) => spec)
      .filter((spec) => spec.name !== name),
  );
}
