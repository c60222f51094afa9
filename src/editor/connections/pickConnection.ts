import * as vscode from 'vscode';
import type { Connection } from '../../model/connection/connection';
import type { CommandContext } from '../commandContext';
import { connectionUnder } from './connectionUnder';

/** The connection of the argument, the only one there is, or the one the user picks. */
export async function pickConnection(
  context: CommandContext,
  argument: unknown,
  placeHolder: string,
  fits: (connection: Connection) => boolean = () => true,
): Promise<Connection | undefined> {
  const given = connectionUnder(argument, context);
  if (given !== undefined) return given;
  const all = context.connections.all().filter(fits);
  if (all.length === 0) {
    await vscode.window.showInformationMessage('There is no such connection.');
    return undefined;
  }
  const items = all.map((connection) => ({
    label: connection.spec.name,
    description: connection.spec.kind,
    connection,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.connection;
}
