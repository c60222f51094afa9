import * as vscode from 'vscode';
import type { AwsTools } from '../../model/connection/awsTools';
import type { Connection, ConnectionSpec } from '../../model/connection/connection';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { askMfaCode } from './askMfaCode';
import { type ConnectionEvents, Connections } from './connections';
import { CredentialWatch } from './credentialWatch';
import { deployedEnvironments } from './deployedEnvironments';
import { type LocalSettings, localSettings, untrusted } from './localSettings';
import { ProjectIdentities } from './projectIdentities';

/** What a connection is opened with. */
interface OpenOptions extends LocalSettings, ConnectionEvents {
  readonly askMfaCode: (serial: string) => Promise<string>;
  readonly log: (line: string) => void;
  /** The variables of deployed functions, by the names of those of Local that get them. */
  readonly deployedEnvironments: () => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
}

/** The side of the extension that has the AWS SDK. */
export interface AwsSide extends AwsTools {
  openConnection(spec: ConnectionSpec, options: OpenOptions): Connection;
}

/** The connections of the settings. The AWS SDK is loaded, and credentials are watched, when the first one is used. */
export function createConnections({
  awsSide,
  declared,
  extensionUri,
  storageUri,
  workspaceStorageUri,
  state,
  log,
}: {
  readonly awsSide: () => Promise<AwsSide>;
  readonly declared: DeclaredFunctions;
  readonly extensionUri: vscode.Uri;
  /** Where the extension may keep files. */
  readonly storageUri: vscode.Uri;
  /** The same of the workspace; `undefined` without one. */
  readonly workspaceStorageUri: vscode.Uri | undefined;
  readonly state: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}): Connections {
  const identities = new ProjectIdentities(state);
  const watch = new CredentialWatch(() => connections.renewCredentials());
  const connections: Connections = new Connections(
    async (spec, events) => {
      if (spec.kind === 'local' && !vscode.workspace.isTrusted) return untrusted();
      const { openConnection, awsFolders } = await awsSide();
      if (spec.kind !== 'local') watch.start(awsFolders(process.env));
      const folders = { extensionUri, storageUri, workspaceStorageUri };
      const local = await localSettings(declared, folders, connections.polledSpec(), identities);
      const logLine = (line: string) => log.info(line);
      const connection = openConnection(spec, {
        ...local,
        ...events,
        askMfaCode,
        log: logLine,
        deployedEnvironments: () =>
          deployedEnvironments({ declared, identities, connectionOf: (id) => connections.get(id), log: logLine }),
      });
      return { ok: true, value: connection };
    },
    state,
    watch,
  );
  return connections;
}
