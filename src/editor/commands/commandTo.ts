import type * as vscode from 'vscode';
import { type CommandArgument, type CommandName, commandId } from '../../ids';

/** A link to a command of ours: for lenses, tree items, the status bar and failures. Every command does without an argument. */
export function commandTo<Name extends CommandName>(
  name: Name,
  title: string,
  ...args: [argument?: CommandArgument<Name>]
): vscode.Command {
  return { command: commandId(name), title, arguments: args };
}
