import * as vscode from 'vscode';
import { invocationContext } from '../../../explorer/menuContexts';
import { invocationRow } from '../../../explorer/rowTexts';
import { formatDuration } from '../../../model/base/duration';
import { executionArnOf, type Invocation } from '../../../model/invocation/invocation';
import { outcomeDuration, outcomeWords } from '../../../model/invocation/shortOutcome';
import type { AttemptOutcome, Lifecycle, LifecycleStep, Outcome } from '../../../model/lifecycle/lifecycle';
import { commandTo } from '../../commands/commandTo';

/** A run of the function for an invocation. */
export type AttemptStep = Extract<LifecycleStep, { kind: 'attempt' }>;

/** A row of the history: an invocation, or an attempt of an asynchronous one. The row is the argument of its commands. */
export type InvocationTreeNode =
  | { readonly kind: 'invocation'; readonly invocationId: string }
  | { readonly kind: 'attempt'; readonly invocationId: string; readonly attempt: AttemptStep };

/** Builds the row of an invocation. */
export function invocationItem(invocation: Invocation, lifecycle: Lifecycle): vscode.TreeItem {
  const { mode, id } = invocation;
  const hasAttempts = mode === 'Event' && lifecycle.attempts > 0;
  const collapsible = hasAttempts ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const { label, description } = invocationRow(lifecycle, invocation, Date.now());
  const item = new vscode.TreeItem(label, collapsible);
  item.id = id;
  item.contextValue = invocationContext({
    isRunning: lifecycle.outcome === 'pending',
    isTraced: invocation.documents.length > 0,
    hasResponse: invocation.answer.kind === 'answered' && invocation.answer.payloadBytes > 0,
  });
  item.iconPath = invocationIcon(mode, lifecycle);
  item.description = description;
  item.tooltip = tooltipOf(invocation, lifecycle);
  item.command = executionCommand(invocation) ?? showCommand(id);
  item.accessibilityInformation = { label: `${label}, ${description}, ${modeWords[mode]}` };
  return item;
}

/** The icon of the mode in the color of the outcome, which the row says in words; while it runs, a spinner. */
function invocationIcon(mode: Invocation['mode'], { outcome, awaiting }: Lifecycle): vscode.ThemeIcon {
  // It may wait for days.
  if (awaiting?.what === 'execution') return new vscode.ThemeIcon('play-circle');
  if (outcome === 'pending') return outcomeIcon(outcome);
  const color = outcomeLooks[outcome][1];
  return new vscode.ThemeIcon(modeIcons[mode], color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** Builds the row of an attempt. */
export function attemptItem({ invocationId, attempt }: InvocationTreeNode & { kind: 'attempt' }): vscode.TreeItem {
  const item = new vscode.TreeItem(`Attempt ${attempt.number}`);
  item.id = `${invocationId}/${attempt.number}`;
  item.contextValue = 'attempt';
  item.iconPath = attemptIcon(attempt);
  const duration = attempt.endMs === undefined ? undefined : formatDuration(attempt.endMs - attempt.startMs);
  item.description = [duration, attempt.cause?.type].filter(Boolean).join(' · ');
  item.tooltip = attempt.cause?.message;
  item.command = showCommand(invocationId);
  return item;
}

function showCommand(invocationId: string): vscode.Command {
  return commandTo('showInvocation', '', { invocationId });
}

/** An invocation of a durable function is its execution. */
function executionCommand(invocation: Invocation): vscode.Command | undefined {
  const executionArn = executionArnOf(invocation);
  const { connectionId } = invocation.target;
  return executionArn === undefined
    ? undefined
    : commandTo('openExecution', 'Open Durable Execution', { connectionId, executionArn });
}

function tooltipOf(invocation: Invocation, lifecycle: Lifecycle): string {
  const { target, connectionName, mode, sentMs, traceId } = invocation;
  const sent = new Date(sentMs).toLocaleString();
  const outcome = [outcomeWords(lifecycle), outcomeDuration(lifecycle)].filter(Boolean).join(' · ');
  const what = `${modeWords[mode]}: ${outcome}`;
  return [`${target.functionName} · ${connectionName}`, what, sent, traceId].filter(Boolean).join('\n');
}

const modeWords: Readonly<Record<Invocation['mode'], string>> = {
  RequestResponse: 'Synchronous',
  Event: 'Asynchronous',
  DryRun: 'Dry run',
  ResponseStream: 'Response streaming',
};

/** Those of the commands that send, but for the ones that wait for the response. */
const modeIcons: Readonly<Record<Invocation['mode'], string>> = {
  RequestResponse: 'arrow-swap',
  Event: 'send',
  DryRun: 'check',
  ResponseStream: 'broadcast',
};

const attemptOutcomes: Readonly<Record<AttemptOutcome, Outcome>> = {
  running: 'pending',
  succeeded: 'succeeded',
  finished: 'finished',
  functionError: 'functionError',
  timedOut: 'timedOut',
  throttled: 'throttled',
  unknown: 'unknown',
};

/** The icon of an attempt. */
export function attemptIcon({ outcome }: Pick<AttemptStep, 'outcome'>): vscode.ThemeIcon {
  return outcomeIcon(attemptOutcomes[outcome]);
}

/** The icon of an outcome. Each outcome has its own shape, so that it can be recognized without color. */
export function outcomeIcon(outcome: Outcome): vscode.ThemeIcon {
  const [icon, color] = outcomeLooks[outcome];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

const outcomeLooks: Readonly<Record<Outcome, readonly [string, string | undefined]>> = {
  pending: ['loading~spin', undefined],
  succeeded: ['pass', 'charts.green'],
  finished: ['circle-filled', undefined],
  permitted: ['check', 'charts.green'],
  functionError: ['error', 'charts.red'],
  timedOut: ['watch', 'charts.red'],
  throttled: ['warning', 'charts.yellow'],
  expired: ['history', 'charts.red'],
  refused: ['circle-slash', 'charts.red'],
  unknown: ['question', 'charts.yellow'],
};
