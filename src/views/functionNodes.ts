import * as vscode from 'vscode';
import type { AwsFailure } from '../model/awsFailure';
import type { Connection, ConnectionSpec } from '../model/connection';
import type { LambdaFunction } from '../model/functions';
import type { FunctionTarget } from '../model/invocation';

/** A line of the function tree. A function node is what its commands get as their argument. */
export type FunctionTreeNode =
  | { readonly kind: 'connection'; readonly connection: Connection }
  | {
      readonly kind: 'function';
      readonly target: FunctionTarget;
      readonly function: LambdaFunction;
      readonly parent: FunctionTreeNode;
    }
  | {
      readonly kind: 'message';
      readonly text: string;
      readonly icon: 'error' | 'info' | 'shield' | 'loading~spin';
      readonly command: vscode.Command | undefined;
      readonly parent: FunctionTreeNode | undefined;
    };

export function connectionItem({ id, spec }: Connection): vscode.TreeItem {
  const item = new vscode.TreeItem(spec.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.contextValue = 'connection';
  item.iconPath = new vscode.ThemeIcon(connectionIcons[spec.kind]);
  item.description = connectionDescription(spec);
  item.tooltip = connectionTooltip(spec);
  return item;
}

const connectionIcons: Readonly<Record<ConnectionSpec['kind'], string>> = {
  local: 'vm',
  aws: 'cloud',
  endpoint: 'plug',
};

function connectionDescription(spec: ConnectionSpec): string {
  switch (spec.kind) {
    case 'local':
      return vscode.l10n.t('this machine');
    case 'aws':
      return [spec.profile, spec.region].filter((part) => part !== undefined).join(' · ');
    case 'endpoint':
      return [spec.endpoint, spec.region].filter((part) => part !== undefined).join(' · ');
  }
}

function connectionTooltip(spec: ConnectionSpec): string {
  switch (spec.kind) {
    case 'local':
      return vscode.l10n.t(
        'The functions of the workspace’s template, run on this machine by the Lambda service inside Dwell.',
      );
    case 'aws':
      return vscode.l10n.t('An AWS account, by profile and region.');
    case 'endpoint':
      return vscode.l10n.t('An AWS-compatible endpoint: {0}', spec.endpoint);
  }
}

/** `isBusy`: an invocation of it is under way. `hasHandler`: the workspace holds its source. */
export function functionItem(
  node: FunctionTreeNode & { kind: 'function' },
  isBusy: boolean,
  hasHandler: boolean,
): vscode.TreeItem {
  const { function: lambda, target } = node;
  const item = new vscode.TreeItem(lambda.name, vscode.TreeItemCollapsibleState.None);
  item.id = `${target.connectionId}/${lambda.name}`;
  const isAws = node.parent.kind === 'connection' && node.parent.connection.spec.kind === 'aws';
  const marks = [hasHandler && 'handler', lambda.tracing === 'PassThrough' && 'untraced', isAws && 'console'];
  item.contextValue = ['function', ...marks].filter(Boolean).join(' ');
  item.iconPath = functionIcon(lambda, isBusy);
  item.description = [lambda.runtime, `${lambda.memoryMb} MB`, `${lambda.timeoutSeconds} s`]
    .filter(Boolean)
    .join(' · ');
  item.tooltip = functionTooltip(lambda);
  item.accessibilityInformation = {
    label: [
      lambda.name,
      isBusy ? vscode.l10n.t('running') : undefined,
      lambda.state.kind === 'Active' ? undefined : lambda.state.kind,
      lambda.runtime,
      vscode.l10n.t('{0} megabytes, {1} seconds', lambda.memoryMb, lambda.timeoutSeconds),
    ]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

function functionIcon({ state }: LambdaFunction, isBusy: boolean): vscode.ThemeIcon {
  if (isBusy) return new vscode.ThemeIcon('loading~spin');
  if (state.kind === 'Failed') return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (state.kind === 'Pending' || state.isUpdating) return new vscode.ThemeIcon('sync');
  if (state.kind === 'Inactive') return new vscode.ThemeIcon('debug-pause');
  return new vscode.ThemeIcon('symbol-function');
}

function functionTooltip(lambda: LambdaFunction): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  const line = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') return;
    tooltip.appendMarkdown(`\n- ${name}: `).appendText(value);
  };
  tooltip.appendMarkdown('**').appendText(lambda.name).appendMarkdown('**\n\n');
  if (lambda.description !== '') tooltip.appendText(lambda.description).appendMarkdown('\n');
  line(vscode.l10n.t('Runtime'), lambda.runtime ?? vscode.l10n.t('container image'));
  line(vscode.l10n.t('Handler'), lambda.handler);
  line(vscode.l10n.t('Memory'), `${lambda.memoryMb} MB`);
  line(vscode.l10n.t('Time-out'), `${lambda.timeoutSeconds} s`);
  line(vscode.l10n.t('Architecture'), lambda.architecture);
  line(
    vscode.l10n.t('Tracing'),
    lambda.tracing === 'Active' ? vscode.l10n.t('active') : vscode.l10n.t('pass-through: Lambda writes no trace'),
  );
  line(vscode.l10n.t('Last modified'), lambda.lastModified);
  if (lambda.state.kind !== 'Active')
    line(vscode.l10n.t('State'), [lambda.state.kind, lambda.state.reason].filter(Boolean).join(': '));
  return tooltip;
}

/** A failure in place of functions, with the one thing to do about it. */
export function failureNode(failure: AwsFailure, parent: FunctionTreeNode): FunctionTreeNode {
  const isTrust = failure.name === 'UntrustedWorkspace';
  return {
    kind: 'message',
    text: failure.message,
    icon: isTrust ? 'shield' : 'error',
    command: remedyOf(failure),
    parent,
  };
}

function remedyOf({ name, reason }: AwsFailure): vscode.Command {
  if (name === 'UntrustedWorkspace') {
    return { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Workspace Trust') };
  }
  if (reason === 'local') return { command: 'dwell.showLog', title: vscode.l10n.t('Show Log') };
  if (reason === 'credentials') return openConnectionSettings();
  return { command: 'dwell.refresh', title: vscode.l10n.t('Retry') };
}

export function openConnectionSettings(): vscode.Command {
  return {
    command: 'workbench.action.openSettings',
    title: vscode.l10n.t('Open Settings'),
    arguments: ['dwell.connections'],
  };
}

export function messageItem(node: FunctionTreeNode & { kind: 'message' }): vscode.TreeItem {
  const item = new vscode.TreeItem(node.text, vscode.TreeItemCollapsibleState.None);
  const color = node.icon === 'error' ? new vscode.ThemeColor('list.errorForeground') : undefined;
  item.iconPath = new vscode.ThemeIcon(node.icon, color);
  item.description = node.command === undefined ? undefined : `${node.command.title}`;
  if (node.command !== undefined) item.command = node.command;
  item.tooltip = node.text;
  item.contextValue = 'message';
  return item;
}
