import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import { done } from '../../model/base/outcome';
import { registerCommands } from '../commands/registerCommands';
import type { HandlerSources } from '../functions/open/openHandler';
import { projectFileOf } from '../functions/tree/projectGroup';
import { ActiveConnectionStatus } from './activeConnectionStatus';
import { addConnection } from './addConnection';
import { chooseIdentity } from './chooseIdentity';
import { connectionChanges } from './connectionChanges';
import { editConnection } from './editConnection';
import { openAwsConfig } from './openAwsConfig';
import { ProjectIdentities } from './projectIdentities';
import { removeConnection } from './removeConnection';
import { setActiveConnection } from './setActiveConnection';
import { signIn } from './signIn';
import { type ConnectionTest, testConnection } from './testConnection';

/** The connections of the settings, their item in the status bar and their commands. */
export function registerConnections(
  needs: ConnectionTest & { readonly handlers: HandlerSources; readonly state: vscode.Memento },
): vscode.Disposable {
  const { connections, awsTools, handlers, state } = needs;
  const identities = new ProjectIdentities(state);
  return vscode.Disposable.from(
    connections,
    new ActiveConnectionStatus(connections),
    registerCommands({
      ...connectionChanges(connections),
      addConnection: () => addConnection(needs),
      editConnection: (argument) => editConnection(argument, needs),
      removeConnection: (argument) => removeConnection(argument, connections),
      testConnection: (argument) => testConnection(argument, needs),
      signIn: (argument) => signIn(argument, needs),
      setActiveConnection: (argument) => setActiveConnection(argument, connections),
      chooseIdentity: (argument) =>
        chooseIdentity(projectFileOf(argument), { connections, identities, declared: handlers.declared, awsTools }),
      openAwsConfig: (argument) => openAwsConfig(typeof argument === 'object' ? argument.profile : argument, awsTools),
      openConnectionSettings: async () => {
        await vscode.commands.executeCommand('workbench.action.openSettings', settingIds.connections);
        return done;
      },
    }),
  );
}
