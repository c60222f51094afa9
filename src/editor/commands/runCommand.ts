import * as vscode from 'vscode';
import { type CommandArgument, type CommandName, commandId } from '../../ids';

/**
 * Runs one of Dwell's commands as if the user had chosen it: it shows its own failure. Resolves to the value of a completed
 * command.
 */
export function runCommand<Name extends CommandName>(
  name: Name,
  ...args: [argument?: CommandArgument<Name>]
): Thenable<unknown> {
  return vscode.commands.executeCommand(commandId(name), ...args);
}
