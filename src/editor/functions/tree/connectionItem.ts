import * as vscode from 'vscode';
import { type ConnectionTraits, connectionContext } from '../../../explorer/menuContexts';
import { type AwsIdentity, identityName } from '../../../model/connection/awsProfile';
import type { Connection, ConnectionSpec } from '../../../model/connection/connection';

/** What a connection's row shows beside the connection itself. */
export interface ConnectionMarks extends Omit<ConnectionTraits, 'spec'> {
  /** The owner of its credentials, once known. */
  readonly identity: AwsIdentity | undefined;
  /** Of Local: the name of the connection whose queues and streams it polls instead of its own. */
  readonly polls: string | undefined;
  /** Shows its functions at once. */
  readonly isOpen: boolean;
}

/** Builds the row of a connection. */
export function connectionItem({ id, spec }: Connection, marks: ConnectionMarks): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const { identity } = marks;
  const item = new vscode.TreeItem(spec.name, marks.isOpen ? Expanded : Collapsed);
  item.id = id;
  const isProtected = spec.kind !== 'local' && spec.isProtected === true;
  item.contextValue = connectionContext({ spec, ...marks });
  item.iconPath = new vscode.ThemeIcon(isProtected ? 'shield' : connectionIcons[spec.kind]);
  item.description = [connectionDescription(spec), identity?.accountId, marks.polls && `polls ${marks.polls}`]
    .filter(Boolean)
    .join(' · ');
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
      return [spec.endpoint.replace(/^https?:\/\//, ''), spec.region].filter((part) => part !== undefined).join(' · ');
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
