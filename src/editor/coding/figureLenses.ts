import type * as vscode from 'vscode';
import type { FunctionFigures } from '../../explorer/figures/functionFigures';
import type { HandlerLensPart } from '../../explorer/figures/handlerLensParts';
import { type FigureText, failedText, lastText, triggersText } from '../../explorer/figures/lensTexts';
import { commandTo } from '../commands/commandTo';
import { codeLens } from '../sinks/labels';

/** Facts about a function that need no request: its history, and the triggers that templates declare. */
export interface KnownOfFunction {
  readonly figures: FunctionFigures;
  readonly triggerCount: number;
}

/** The lenses with figures above a handler: last and cold time, failures, triggers; only `parts` of them. */
export function figureLenses(
  range: vscode.Range,
  { figures, triggerCount }: KnownOfFunction,
  parts: ReadonlySet<HandlerLensPart>,
): vscode.CodeLens[] {
  const last = parts.has('lastInvocation') ? lastText(figures) : undefined;
  const failed = parts.has('failures') ? failedText(figures) : undefined;
  const triggers = parts.has('triggers') ? triggersText(triggerCount) : undefined;
  return [
    ...(last === undefined ? [] : [openingLens(range, last, 'Show the last invocation')]),
    ...(failed === undefined ? [] : [openingLens(range, failed, 'Show the last failed invocation')]),
    ...(triggers === undefined ? [] : [codeLens(range, { title: triggers, command: '' })]),
  ];
}

function openingLens(
  range: vscode.Range,
  { title, invocationId, isRunning }: FigureText,
  tooltip: string,
): vscode.CodeLens {
  const command = { ...commandTo('showInvocation', title, { invocationId }), tooltip };
  return codeLens(range, command, isRunning ? 'loading~spin' : undefined);
}
