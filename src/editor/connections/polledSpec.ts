import * as vscode from 'vscode';
import type { ConnectionSpec } from '../../model/connection/connection';
import { isAwsAddress } from '../../model/connection/isAwsItself';
import { readSetting } from '../commands/readSetting';

/** A connection to AWS or an endpoint. */
export type RemoteSpec = Exclude<ConnectionSpec, { kind: 'local' }>;

/**
 * The endpoint of `dwell.local.sourceEndpoint` as a connection, with the credentials that stand-ins for AWS take. An address of
 * AWS is ignored: a setting, which may be the workspace's, never has messages of an account taken.
 */
export function endpointOfSettings(): RemoteSpec | undefined {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const endpoint = readSetting('localSourceEndpoint', folder);
  if (typeof endpoint !== 'string' || !/^https?:\/\/\S+$/.test(endpoint) || isAwsAddress(endpoint)) return undefined;
  return { kind: 'endpoint', name: endpoint, endpoint, region: 'us-east-1', usesTestCredentials: true };
}
