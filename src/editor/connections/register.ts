import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { ActiveConnectionStatus } from './activeConnectionStatus';
import { addConnection } from './addConnection';
import { editConnection } from './editConnection';
import { moveConnectionDown } from './moveConnectionDown';
import { moveConnectionUp } from './moveConnectionUp';
import { openAwsConfig } from './openAwsConfig';
import { protectConnection } from './protectConnection';
import { removeConnection } from './removeConnection';
import { setActiveConnection } from './setActiveConnection';
import { signIn } from './signIn';
import { testConnection } from './testConnection';
import { unprotectConnection } from './unprotectConnection';

/** The connections of the settings, the status bar's item and the commands about connections. */
export function registerConnections(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  const { connections } = context;
  return vscode.Disposable.from(
    connections,
    new ActiveConnectionStatus(connections),
    registerCommands({
      addConnection: run(addConnection),
      editConnection: run(editConnection),
      moveConnectionDown: run(moveConnectionDown),
      moveConnectionUp: run(moveConnectionUp),
      openAwsConfig: run(openAwsConfig),
      protectConnection: run(protectConnection),
      removeConnection: run(removeConnection),
      setActiveConnection: run(setActiveConnection),
      signIn: run(signIn),
      testConnection: run(testConnection),
      unprotectConnection: run(unprotectConnection),
    }),
  );
}
