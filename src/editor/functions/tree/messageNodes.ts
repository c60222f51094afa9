import * as vscode from 'vscode';
import { type MessageAction, messageContext } from '../../../explorer/menuContexts';
import type { AwsFailure } from '../../../model/connection/awsFailure';
import { failureLabel } from '../../../model/connection/failureLabel';
import type { FunctionTreeNode, MessageNode } from './functionNodes';

/** A row for what could not be read: a short label, the whole sentence as its tooltip, what helps as inline buttons. */
export function failureNode(failure: AwsFailure, parent: FunctionTreeNode): MessageNode {
  return {
    kind: 'message',
    text: failureLabel(failure),
    detail: failure.message,
    icon: failureIcon(failure),
    actions: actionsFor(failure),
    profile: failure.remedy?.kind === 'openConfig' ? failure.remedy.profile : undefined,
    parent,
  };
}

/** A row that says something and offers nothing. */
export function noteNode(text: string, parent: FunctionTreeNode): MessageNode {
  return { kind: 'message', text, detail: undefined, icon: 'info', actions: [], profile: undefined, parent };
}

function failureIcon({ name, reason }: AwsFailure): MessageNode['icon'] {
  if (name === 'UntrustedWorkspace') return 'shield';
  if (name === 'NoLocalFunctions') return 'info';
  switch (reason) {
    case 'credentials':
      return 'key';
    case 'accessDenied':
      return 'lock';
    case 'network':
    case 'timeout':
      return 'debug-disconnect';
    case 'throttled':
      return 'watch';
    default:
      return 'error';
  }
}

function actionsFor({ name, reason, remedy }: AwsFailure): readonly MessageAction[] {
  if (name === 'UntrustedWorkspace') return ['trust'];
  if (name === 'NoLocalFunctions') return ['retry'];
  if (remedy?.kind === 'signIn') return ['signIn', 'retry'];
  if (remedy?.kind === 'openConfig') return ['openConfig', 'retry'];
  if (reason === 'local') return ['log', 'retry'];
  if (reason === 'credentials' || reason === 'network' || reason === 'timeout') return ['editConnection', 'retry'];
  return ['retry'];
}

/** Builds the row of a message. */
export function messageItem({ text, detail, icon, actions, command }: MessageNode): vscode.TreeItem {
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  const color = colors[icon];
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.tooltip = detail ?? text;
  if (command !== undefined) {
    item.command = command;
    item.description = command.title;
  }
  item.contextValue = messageContext(actions);
  item.accessibilityInformation = { label: [text, detail].filter(Boolean).join('. ') };
  return item;
}

const colors: Readonly<Partial<Record<MessageNode['icon'], string>>> = {
  error: 'charts.red',
  'debug-disconnect': 'charts.yellow',
  key: 'charts.yellow',
  lock: 'charts.yellow',
  watch: 'charts.yellow',
};
