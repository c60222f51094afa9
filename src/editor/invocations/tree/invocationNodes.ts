import * as vscode from 'vscode';
import { formatDuration } from '../../../model/base/duration';
import type { Invocation } from '../../../model/invocation/invocation';
import { shortOutcome } from '../../../model/invocation/shortOutcome';
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
  const { target, mode, id } = invocation;
  const hasAttempts = mode === 'Event' && lifecycle.attempts > 0;
  const collapsible = hasAttempts ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(target.functionName, collapsible);
  const outcome = shortOutcome(lifecycle);
  item.id = id;
  const marks = [lifecycle.outcome === 'pending' && 'running', invocation.documents.length > 0 && 'traced'];
  item.contextValue = ['invocation', ...marks].filter(Boolean).join(' ');
  item.iconPath = outcomeIcon(lifecycle.outcome);
  item.description = [modeWords[mode], outcome].filter(Boolean).join(' · ');
  item.tooltip = tooltipOf(invocation, outcome);
  item.command = showCommand(id);
  item.accessibilityInformation = {
    label: `${target.functionName}, ${modeWords[mode]}, ${outcomeWords[lifecycle.outcome]}, ${outcome}`,
  };
  return item;
}

/** Builds the row of an attempt. */
export function attemptItem({ invocationId, attempt }: InvocationTreeNode & { kind: 'attempt' }): vscode.TreeItem {
  const item = new vscode.TreeItem(`Attempt ${attempt.number}`);
  item.id = `${invocationId}/${attempt.number}`;
  item.contextValue = 'attempt';
  item.iconPath = outcomeIcon(attemptOutcomes[attempt.outcome]);
  const duration = attempt.endMs === undefined ? undefined : formatDuration(attempt.endMs - attempt.startMs);
  item.description = [duration, attempt.cause?.type].filter(Boolean).join(' · ');
  item.tooltip = attempt.cause?.message;
  item.command = showCommand(invocationId);
  return item;
}

function showCommand(invocationId: string): vscode.Command {
  return commandTo('showInvocation', '', { invocationId });
}

function tooltipOf(invocation: Invocation, outcome: string): string {
  const { target, connectionName, sentMs, traceId } = invocation;
  const sent = new Date(sentMs).toLocaleString();
  return [`${target.functionName} · ${connectionName}`, outcome, sent, traceId].filter(Boolean).join('\n');
}

const modeWords: Readonly<Record<Invocation['mode'], string>> = {
  RequestResponse: 'Sync',
  Event: 'Event',
  DryRun: 'Dry run',
  ResponseStream: 'Stream',
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

const outcomeWords: Readonly<Record<Outcome, string>> = {
  pending: 'in progress',
  succeeded: 'succeeded',
  finished: 'finished, outcome not in the log',
  functionError: 'failed',
  timedOut: 'timed out',
  throttled: 'throttled',
  expired: 'expired',
  refused: 'not invoked',
  permitted: 'permitted',
  unknown: 'outcome unknown',
};

/** The icon of an outcome. Each outcome has its own shape, so that it can be recognized without color. */
export function outcomeIcon(outcome: Outcome): vscode.ThemeIcon {
  const [icon, color] = outcomeLooks[outcome];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

const outcomeLooks: Readonly<Record<Outcome, readonly [string, string | undefined]>> = {
  pending: ['loading~spin', undefined],
  succeeded: ['pass', 'testing.iconPassed'],
  finished: ['circle-filled', undefined],
  permitted: ['check', 'testing.iconPassed'],
  functionError: ['error', 'testing.iconFailed'],
  timedOut: ['watch', 'testing.iconFailed'],
  throttled: ['warning', 'list.warningForeground'],
  expired: ['history', 'testing.iconFailed'],
  refused: ['circle-slash', 'testing.iconFailed'],
  unknown: ['question', 'list.warningForeground'],
};
