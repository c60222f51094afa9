import * as vscode from 'vscode';
import { type CommandArgument, type CommandName, commandId, commands } from '../../ids';
import type { Outcome } from '../../model/base/outcome';
import { parseArgument } from './parseArgument';
import { showFailure } from './showFailure';

/** Runs a command. `selection`: all selected nodes of the view whose menu the command was chosen from. */
export type CommandHandler<Name extends CommandName> = (
  argument: CommandArgument<Name>,
  selection: readonly unknown[],
) => Promise<Outcome<unknown>>;

/** The commands of a feature, named as in `ids.ts`. */
export type CommandHandlers = { readonly [Name in CommandName]?: CommandHandler<Name> };

/**
 * Registers commands. Arguments from VS Code, keybindings and other extensions are checked first. Failures are only shown here;
 * `executeCommand` returns the value of a completed command, else `undefined`.
 */
export function registerCommands(handlers: CommandHandlers): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.keys(handlers)
      .filter(isCommandName)
      .map((name) => register(handlers, name)),
  );
}

function register<Name extends CommandName>(handlers: CommandHandlers, name: Name): vscode.Disposable {
  return vscode.commands.registerCommand(commandId(name), async (argument: unknown, selection: unknown) => {
    const handler: CommandHandlers[Name] = handlers[name];
    const parsed = parseArgument(commands[name], argument);
    const outcome = await handler?.(parsed, Array.isArray(selection) ? selection : []);
    if (outcome?.kind === 'failed') showFailure(outcome);
    return outcome?.kind === 'done' ? outcome.value : undefined;
  });
}

function isCommandName(name: string): name is CommandName {
  return name in commands;
}
