import * as vscode from 'vscode';
import { identityName } from '../../model/connection/awsProfile';
import type { Connection } from '../../model/connection/connection';
import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';

/** Tries a connection: who it is, and whether it may list functions. */
export async function testConnection(context: CommandContext, argument: unknown): Promise<void> {
  const connection = await pickConnection(context, argument, 'Test which connection?');
  if (connection !== undefined) await tryConnection(connection, context);
}

/** Says how it went; what went wrong stands in the tree as well, with what to do about it. */
export async function tryConnection(
  connection: Connection,
  { functionTree, connections }: CommandContext,
): Promise<void> {
  const { name } = connection.spec;
  connections.renew(connection.id);
  const options = {
    location: vscode.ProgressLocation.Window,
    title: `Testing ${name}`,
  };
  const [identity, page] = await vscode.window.withProgress(options, () => {
    const { signal } = new AbortController();
    return Promise.all([
      connection.identity.getIdentity(signal),
      connection.directory.listFunctions(undefined, signal),
    ]);
  });
  functionTree.reload(connection);
  if (!page.ok) {
    await vscode.window.showWarningMessage(page.failure.message);
    return;
  }
  const who =
    identity.ok && identity.value !== undefined
      ? `account ${identity.value.accountId}, ${identityName(identity.value)}`
      : 'functions can be listed';
  vscode.window.setStatusBarMessage(`$(check) ${name}: ${who}`, 8_000);
}
