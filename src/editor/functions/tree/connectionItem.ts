import * as vscode from 'vscode';
import { type AwsIdentity, identityName } from '../../../model/connection/awsProfile';
import type { Connection, ConnectionSpec } from '../../../model/connection/connection';

/** Builds the row of a connection. `identity`: the owner of its credentials, once known. */
export function connectionItem({ id, spec }: Connection, identity: AwsIdentity | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(spec.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  const isProtected = spec.kind !== 'local' && spec.isProtected === true;
  const guard = isProtected ? 'protected' : 'open';
  item.contextValue = ['connection', spec.kind, ...(spec.kind === 'local' ? [] : [guard])].join(' ');
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
