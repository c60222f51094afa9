import * as vscode from 'vscode';
import { settingIds } from '../../../ids';
import type { AwsFailure } from '../../../model/connection/awsFailure';
import type { Connection } from '../../../model/connection/connection';
import { commandTo } from '../../commands/commandTo';
import type { FunctionTreeNode, MessageNode } from './functionNodes';

/** A row for what could not be read, with the action that helps; `retry` reads it again. */
export function failureNode(failure: AwsFailure, parent: FunctionTreeNode, retry?: vscode.Command): MessageNode {
  const isTrust = failure.name === 'UntrustedWorkspace';
  return {
    kind: 'message',
    text: failure.message,
    icon: isTrust ? 'shield' : 'error',
    command: remedyOf(failure, parent, retry),
    parent,
  };
}

function remedyOf(
  { name, reason, remedy }: AwsFailure,
  parent: FunctionTreeNode,
  retry: vscode.Command | undefined,
): vscode.Command {
  if (name === 'UntrustedWorkspace') {
    return { command: 'workbench.trust.manage', title: 'Manage Workspace Trust' };
  }
  if (remedy?.kind === 'signIn') {
    const connection = connectionOf(parent);
    return commandTo('signIn', 'Sign In', connection === undefined ? undefined : { connectionId: connection.id });
  }
  if (remedy?.kind === 'openConfig') {
    const title = 'Open AWS Configuration';
    return commandTo('openAwsConfig', title, remedy.profile);
  }
  if (reason === 'local') return commandTo('showLog', 'Show Log');
  if (reason === 'credentials') return openConnectionSettings();
  return retry ?? commandTo('refresh', 'Retry');
}

function connectionOf(node: FunctionTreeNode): Connection | undefined {
  for (let one: FunctionTreeNode | undefined = node; one !== undefined; ) {
    if (one.kind === 'connection') return one.connection;
    one = one.parent;
  }
  return undefined;
}

/** Opens the setting that declares the connections. */
export function openConnectionSettings(): vscode.Command {
  return {
    command: 'workbench.action.openSettings',
    title: 'Open Settings',
    arguments: [settingIds.connections],
  };
}

/** Builds the row of a message. */
export function messageItem(node: MessageNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.text, vscode.TreeItemCollapsibleState.None);
  const color = node.icon === 'error' ? new vscode.ThemeColor('list.errorForeground') : undefined;
  item.iconPath = new vscode.ThemeIcon(node.icon, color);
  item.description = node.command === undefined ? undefined : `${node.command.title}`;
  if (node.command !== undefined) item.command = node.command;
  item.tooltip = node.text;
  item.contextValue = 'message';
  return item;
}
