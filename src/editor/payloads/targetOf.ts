import * as vscode from 'vscode';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { functionUnder, subjectUnder } from '../functions/functionUnder';
import { pickFunction } from '../functions/pickFunction';

/** A function and, where the command came from a payload document, that document. */
export interface ChosenFunction {
  readonly target: FunctionTarget;
  readonly payload: vscode.Uri | undefined;
}

/**
 * The function a command is about: of its argument (a tree node, a lens, a payload document), else of the payload in the
 * active editor, else the one the user picks. `undefined` when the user picks none.
 */
export async function targetOf(argument: unknown, context: CommandContext): Promise<ChosenFunction | undefined> {
  const given = givenTarget(argument);
  if (given !== undefined) return { target: given, payload: undefined };
  const document = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const target = document === undefined ? undefined : await context.payloads.targetOf(document);
  if (target !== undefined) return { target, payload: document };
  const picked = await pickFunction(context);
  if (picked === undefined) return undefined;
  return { target: picked, payload: argument instanceof vscode.Uri ? argument : undefined };
}

/** Arguments come from VS Code's menus, keybindings and other extensions: they may be anything. */
function givenTarget(argument: unknown): FunctionTarget | undefined {
  const node = functionUnder(argument);
  const subject = subjectUnder(argument);
  if (node !== undefined)
    return subject?.kind === 'qualifier' ? { ...node.target, qualifier: subject.qualifier } : node.target;
  if (typeof argument !== 'object' || argument === null || !('target' in argument)) return undefined;
  const { target } = argument;
  if (typeof target !== 'object' || target === null) return undefined;
  if (!('connectionId' in target) || typeof target.connectionId !== 'string') return undefined;
  if (!('functionName' in target) || typeof target.functionName !== 'string') return undefined;
  const qualifier = 'qualifier' in target && typeof target.qualifier === 'string' ? target.qualifier : undefined;
  return { connectionId: target.connectionId, functionName: target.functionName, qualifier };
}
