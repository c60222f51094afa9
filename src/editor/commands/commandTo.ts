import type * as vscode from 'vscode';
import { type CommandArgument, type CommandName, commandId } from '../../ids';

/**
 * Builds a link to one of Dwell's commands, for lenses, tree items, the status bar and failures. All commands work without an
 * argument.
 */
export function commandTo<Name extends CommandName>(
  name: Name,
  title: string,
  ...args: [argument?: CommandArgument<Name>]
): vscode.Command {
  return { command: commandId(name), title, arguments: args };
}
