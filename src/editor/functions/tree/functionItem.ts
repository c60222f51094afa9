import * as vscode from 'vscode';
import { functionContext } from '../../../explorer/menuContexts';
import { type FunctionActivity, functionDescription, unusualState } from '../../../explorer/rowTexts';
import { formatBytes } from '../../../model/base/formatBytes';
import { describeDurable } from '../../../model/function/describeDurable';
import { matchedLetters } from '../../../model/function/findFunctions';
import type { LambdaFunction } from '../../../model/function/functions';
import { factsMarkdown } from '../../sinks/labels';
import { type FunctionNode, isChangeable } from './functionNodes';

/** What a function's row shows beside the function itself. */
export interface FunctionMarks extends FunctionActivity {
  /** The workspace holds its source. */
  readonly hasHandler: boolean;
  readonly isFavorite: boolean;
  /** `blocked 3 min, …`: a mapping of it waits for a failed batch. */
  readonly blocked: string | undefined;
  /** The filter's letters, marked in the name. */
  readonly letters: string | undefined;
}

/** Builds the row of a function, without its tooltip: ten thousand would fill the memory for the one that is shown. */
export function functionItem(
  { id, function: lambda, target, connection }: FunctionNode,
  marks: FunctionMarks,
): vscode.TreeItem {
  const { busyForMs, lastFailure, hasHandler, isFavorite, letters, blocked } = marks;
  const highlights = letters === undefined ? [] : matchedLetters(letters, lambda.name);
  const label = { label: lambda.name, highlights };
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.contextValue = functionContext({
    hasHandler,
    isTraced: lambda.tracing === 'Active',
    hasConsole: connection.spec.kind === 'aws',
    isFavorite,
    isChangeable: isChangeable(connection),
  });
  item.iconPath = blocked === undefined ? functionIcon(lambda, busyForMs !== undefined) : errorIcon();
  const description = functionDescription(lambda, marks);
  item.description = blocked === undefined ? description : `${blocked} · ${description}`;
  item.accessibilityInformation = {
    label: [
      target.functionName,
      blocked,
      busyForMs === undefined ? undefined : 'running',
      busyForMs === undefined && lastFailure !== undefined ? `last ${lastFailure}` : undefined,
      unusualState(lambda),
      lambda.runtime ?? 'container image',
      isFavorite ? 'favorite' : undefined,
    ]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

/** The loudest icon of the tree. */
export function errorIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon('error', new vscode.ThemeColor('charts.red'));
}

function functionIcon({ state }: LambdaFunction, isBusy: boolean): vscode.ThemeIcon {
  if (isBusy) return new vscode.ThemeIcon('loading~spin');
  if (state.kind === 'Failed') return errorIcon();
  if (state.kind === 'Pending' || state.isUpdating) return new vscode.ThemeIcon('sync');
  if (state.kind === 'Inactive') return new vscode.ThemeIcon('circle-slash');
  return ready;
}

const ready = new vscode.ThemeIcon('symbol-function');

/** Everything about a function, for the row under the pointer. */
export function functionTooltip(lambda: LambdaFunction): vscode.MarkdownString {
  const { state } = lambda;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Runtime', lambda.runtime ?? 'container image'],
    ['Handler', lambda.handler],
    ['Memory', `${lambda.memoryMb} MB`],
    ['Timeout', `${lambda.timeoutSeconds} s`],
    ['Durable', lambda.durable && describeDurable(lambda.durable).join(', ')],
    ['Architecture', lambda.architecture],
    ['Tracing', lambda.tracing === 'Active' ? 'active' : 'pass-through: Lambda writes no trace'],
    ['Log group', lambda.logGroup],
    ['Code size', lambda.codeBytes > 0 ? formatBytes(lambda.codeBytes) : undefined],
    ['Last modified', localTime(lambda.lastModified)],
    ['ARN', lambda.arn],
    ['State', state.kind === 'Active' ? undefined : [state.kind, state.reason].filter(Boolean).join(': ')],
  ];
  return factsMarkdown({ heading: lambda.name, text: lambda.description, facts });
}

/** The local form of AWS's `2026-11-23T08:22:05.849+0000`, which JavaScript parses only with a colon in the offset. */
export function localTime(awsTime: string): string {
  const date = new Date(awsTime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? awsTime : date.toLocaleString();
}
