import * as vscode from 'vscode';
import type { ConnectionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { identityName } from '../../model/connection/awsProfile';
import type { AwsTools } from '../../model/connection/awsTools';
import type { Connection } from '../../model/connection/connection';
import { showStatus } from '../sinks/labels';
import { withProgress } from '../sinks/messages';
import type { Connections } from './connections';
import { resolveConnection } from './resolveConnection';

const shownMs = 8_000;

/** The dependencies of commands that test a connection when they are done. */
export interface ConnectionTest {
  readonly connections: Connections;
  /** The machine's AWS configuration; loads the AWS SDK. */
  readonly awsTools: () => Promise<AwsTools>;
  /** Lists a connection's functions again. */
  readonly reload: (connection: Connection) => void;
}

/** Tests a connection: whose credentials it uses, and whether they allow listing functions. */
export async function testConnection(argument: ConnectionArgument, needs: ConnectionTest): Promise<Outcome> {
  const placeHolder = 'Select the connection to test';
  const resolved = await resolveConnection(argument, needs.connections, { placeHolder });
  return resolved.kind === 'done' ? tryConnection(resolved.value, needs) : resolved;
}

/** Shows who is signed in. A failure is also shown in the tree, with the action that helps. */
export async function tryConnection(
  connection: Connection,
  { connections, reload }: Pick<ConnectionTest, 'connections' | 'reload'>,
): Promise<Outcome> {
  const { name } = connection.spec;
  connections.renew(connection.id);
  const options = { location: vscode.ProgressLocation.Window, title: `Testing ${name}` };
  const [identity, page] = await withProgress(options, () => {
    const signal = noDeadline();
    return Promise.all([
      connection.identity.getIdentity(signal),
      connection.directory.listFunctions(undefined, signal),
    ]);
  });
  reload(connection);
  if (!page.ok) return failed(page.failure.message);
  const who =
    identity.ok && identity.value !== undefined
      ? `account ${identity.value.accountId}, ${identityName(identity.value)}`
      : 'connected';
  showStatus('check', `${name}: ${who}`, shownMs);
  return done;
}
