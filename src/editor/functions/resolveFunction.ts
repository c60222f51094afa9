import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { canceled, doneWith, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { functionUnder, subjectUnder } from './functionUnder';

/** A function and, where the command came from a payload document, that document. */
export interface ChosenFunction {
  readonly target: FunctionTarget;
  readonly payload: vscode.Uri | undefined;
}

/**
 * The function a command is about: the one of its argument (a tree node, a lens, a payload document), else of the payload in
 * the active editor, else the one the user picks.
 */
export type ResolveFunction = (argument: FunctionArgument) => Promise<Outcome<ChosenFunction>>;

/** Makes the resolver, once for all features. */
export function functionResolver(needs: {
  /** The function that a payload document is for. */
  readonly payloadTarget: (document: vscode.Uri) => Promise<FunctionTarget | undefined>;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
}): ResolveFunction {
  return async (argument) => {
    const given = givenTarget(argument);
    if (given !== undefined) return doneWith({ target: given, payload: undefined });
    const payload = argument instanceof vscode.Uri ? argument : undefined;
    const document = payload ?? vscode.window.activeTextEditor?.document.uri;
    const target = document === undefined ? undefined : await needs.payloadTarget(document);
    if (target !== undefined) return doneWith({ target, payload: document });
    const picked = await needs.pickFunction();
    return picked === undefined ? canceled : doneWith({ target: picked, payload });
  };
}

function givenTarget(argument: FunctionArgument): FunctionTarget | undefined {
  const node = functionUnder(argument);
  const subject = subjectUnder(argument);
  if (node !== undefined && subject?.kind === 'qualifier') return { ...node.target, qualifier: subject.qualifier };
  if (node !== undefined) return node.target;
  return argument !== undefined && 'target' in argument ? argument.target : undefined;
}
