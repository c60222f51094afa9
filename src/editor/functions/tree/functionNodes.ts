import * as vscode from 'vscode';
import { settingIds } from '../../../ids';
import type { AwsFailure } from '../../../model/connection/awsFailure';
import { type AwsIdentity, identityName } from '../../../model/connection/awsProfile';
import type { Connection, ConnectionSpec } from '../../../model/connection/connection';
import type { EventSourceMapping } from '../../../model/function/eventSourceMapping';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { commandTo } from '../../commands/commandTo';

export interface ConnectionNode {
  readonly kind: 'connection';
  readonly connection: Connection;
}

/** Functions shown together: favorites, a stack, a runtime. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly isOpen: boolean;
  readonly functions: readonly LambdaFunction[];
  readonly parent: ConnectionNode;
}

/** The row of a function, and the argument of its commands. */
export interface FunctionNode {
  readonly kind: 'function';
  /** Unique in the tree: a function may be in several groups. */
  readonly id: string;
  readonly target: FunctionTarget;
  readonly function: LambdaFunction;
  readonly connection: Connection;
  readonly parent: ConnectionNode | GroupNode;
}

export type SectionKind = 'triggers' | 'errorBehavior' | 'versions' | 'recent';

/** A section below a function, read when it is expanded. */
export interface SectionNode {
  readonly kind: 'section';
  readonly section: SectionKind;
  readonly parent: FunctionNode;
}

/** A fact about a function, with details below. */
export interface FactNode {
  readonly kind: 'fact';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string | undefined;
  readonly isOpen: boolean;
  /** The subject of the fact's commands. */
  readonly about: FactSubject | undefined;
  readonly children: readonly FactNode[];
  readonly parent: FunctionTreeNode;
}

export type FactSubject =
  | { readonly kind: 'mapping'; readonly mapping: EventSourceMapping }
  /** The settings of asynchronous invocation, which can be changed. */
  | { readonly kind: 'eventConfig' }
  /** A version or an alias, which can be invoked. */
  | { readonly kind: 'qualifier'; readonly qualifier: string };

/** An invocation sent by Dwell, below its function. */
export interface RecentNode {
  readonly kind: 'recent';
  readonly invocationId: string;
  readonly parent: SectionNode;
}

export interface MessageNode {
  readonly kind: 'message';
  readonly text: string;
  readonly icon: 'error' | 'info' | 'shield' | 'loading~spin' | 'question';
  readonly command: vscode.Command | undefined;
  readonly parent: FunctionTreeNode | undefined;
}

/** A line of the function tree. */
export type FunctionTreeNode =
  | ConnectionNode
  | GroupNode
  | FunctionNode
  | SectionNode
  | FactNode
  | RecentNode
  | MessageNode;

/** The function that a node is or is below. */
export function functionOf(node: FunctionTreeNode | undefined): FunctionNode | undefined {
  for (let one = node; one !== undefined; one = one.kind === 'connection' ? undefined : one.parent) {
    if (one.kind === 'function') return one;
  }
  return undefined;
}

/** Builds the row of a connection. `identity`: the owner of its credentials, once known. */
export function connectionItem({ id, spec }: Connection, identity: AwsIdentity | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(spec.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  const isProtected = spec.kind !== 'local' && spec.isProtected === true;
  const guard = spec.kind === 'local' ? '' : isProtected ? 'protected' : 'open';
  item.contextValue = ['connection', spec.kind, guard].filter(Boolean).join(' ');
  item.iconPath = new vscode.ThemeIcon(isProtected ? 'shield' : connectionIcons[spec.kind]);
  item.description = [connectionDescription(spec), identity?.accountId].filter(Boolean).join(' · ');
  const who = identity === undefined ? undefined : `${identity.accountId}, ${identityName(identity)}\n${identity.arn}`;
  const guarded = isProtected
    ? 'Protected: every invocation requires confirmation, and settings cannot be changed here.'
    : undefined;
  item.tooltip = [connectionTooltip(spec), who, guarded].filter((part) => part !== undefined).join('\n\n');
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
      return 'this machine';
    case 'aws':
      return [spec.profile, spec.region].filter((part) => part !== undefined).join(' · ');
    case 'endpoint':
      return [spec.endpoint, spec.region].filter((part) => part !== undefined).join(' · ');
  }
}

function connectionTooltip(spec: ConnectionSpec): string {
  switch (spec.kind) {
    case 'local':
      return 'Functions of the workspace, run on this machine by Dwell’s local Lambda service.';
    case 'aws':
      return 'An AWS account, by profile and region.';
    case 'endpoint':
      return `An AWS-compatible endpoint: ${spec.endpoint}`;
  }
}

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

export function openConnectionSettings(): vscode.Command {
  return {
    command: 'workbench.action.openSettings',
    title: 'Open Settings',
    arguments: [settingIds.connections],
  };
}

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
