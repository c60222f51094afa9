import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import type { Connection, ConnectionSpec } from '../../model/connection/connection';
import { connectionId } from '../../model/connection/connectionId';
import { type ConnectionSettings, parseConnectionSettings, toSetting } from '../../model/connection/connectionSettings';
import { LazyConnection } from '../../model/connection/lazyConnection';
import type { Result } from '../../model/connection/result';
import type { DebugEvent } from '../../model/invocation/debugEvent';
import { readSetting } from '../commands/readSetting';
import { setContext } from '../commands/setContext';
import { endpointOfSettings, type RemoteSpec } from './polledSpec';
import { retryDelaysSeconds } from './retryDelaysSeconds';

const activeKey = 'connections.active';

/** Settings that Local is started with: a change starts it again. */
const startSettings: readonly string[] = [
  settingIds.localTemplate,
  settingIds.localParameters,
  settingIds.localTimeScale,
  settingIds.localSchedules,
  settingIds.localSourceEndpoint,
  settingIds.localMaxConcurrency,
  settingIds.localProfile,
  settingIds.localEndpoint,
  settingIds.localEnvFiles,
];

/** Local answers from memory. */
const tellTimeoutMs = 5_000;

/** What an open connection tells beside its answers. */
export interface ConnectionEvents {
  /** AWS wants no more calls until then, in Unix milliseconds. */
  readonly onPause: (untilMs: number) => void;
  /** Of Local: what happens to functions that are debugged. */
  readonly onDebugEvent: (event: DebugEvent) => void;
}

/** Opens a connection for real, at its first use. */
export type OpenConnection = (spec: ConnectionSpec, events: ConnectionEvents) => Promise<Result<Connection>>;

/**
 * The connections of the setting `dwell.connections`, in its order. A connection is opened on first use and closed when its
 * entry changes; Local also when the workspace or its template change.
 */
export class Connections implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private readonly didPause = new vscode.EventEmitter<number>();
  /** AWS throttles a connection's calls: the time they continue at, in Unix milliseconds. */
  readonly onDidPause = this.didPause.event;
  private readonly didDebug = new vscode.EventEmitter<{
    readonly connection: Connection;
    readonly event: DebugEvent;
  }>();
  /** What happens to functions of Local that are debugged. */
  readonly onDidDebug = this.didDebug.event;
  private readonly didRenewCredentials = new vscode.EventEmitter<void>();
  /** Credentials on this machine changed. Connections that use some reload them on next use. */
  readonly onDidRenewCredentials = this.didRenewCredentials.event;
  private connections: readonly LazyConnection[] = [];
  /** Whose queues and streams Local polls; until the window closes. */
  private polledId: string | undefined;
  private settings: ConnectionSettings = { specs: [], unused: [], problems: [] };
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly open: OpenConnection,
    private readonly state: vscode.Memento,
    credentials: vscode.Disposable,
  ) {
    this.read();
    this.subscriptions = [
      credentials,
      this.didChange,
      this.didPause,
      this.didDebug,
      this.didRenewCredentials,
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.connections)) this.read();
        const affects = (setting: string): boolean => change.affectsConfiguration(setting);
        if (startSettings.some(affects)) this.reopenLocal();
        else if (affects(settingIds.localRetryDelays)) this.tellDelays();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.read()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reopenLocal()),
    ];
  }

  all(): readonly Connection[] {
    return this.connections;
  }

  get(id: string): Connection | undefined {
    return this.connections.find((connection) => connection.id === id);
  }

  /** A sentence for each entry of the setting that cannot be used. */
  get problems(): readonly string[] {
    return this.settings.problems;
  }

  /** Writes the connections into the setting, where it is set, else for the user. Entries that cannot be used stay after them. */
  async save(specs: readonly ConnectionSpec[]): Promise<void> {
    const settings = vscode.workspace.getConfiguration();
    const known = settings.inspect(settingIds.connections);
    const isOfWorkspace = known?.workspaceValue !== undefined && vscode.workspace.isTrusted;
    const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update(settingIds.connections, [...specs.map(toSetting), ...this.settings.unused], target);
    this.read();
  }

  /** Makes one connection, or all that use credentials, reload them on next use. */
  renew(id?: string): void {
    for (const connection of this.connections) {
      if (id === undefined ? connection.spec.kind !== 'local' : connection.id === id) connection.renew();
    }
  }

  /** As `renew`, and says so. */
  renewCredentials(): void {
    this.renew();
    this.didRenewCredentials.fire();
  }

  /** Selects where workspace functions are invoked. */
  async setActive(id: string): Promise<void> {
    await this.state.update(activeKey, id);
    this.didChange.fire();
  }

  /** Where workspace functions are invoked: the selected connection, else Local, else the first one. */
  workspaceConnectionId(): string {
    const chosen: unknown = this.state.get(activeKey);
    if (typeof chosen === 'string' && this.get(chosen) !== undefined) return chosen;
    const local = this.connections.find(({ spec }) => spec.kind === 'local') ?? this.connections[0];
    return local?.id ?? '';
  }

  /** Whose queues and streams Local polls instead of its own: a chosen connection's, or those at the endpoint of the settings. */
  polledSpec(): RemoteSpec | undefined {
    const chosen = this.polledId === undefined ? undefined : this.get(this.polledId)?.spec;
    return chosen === undefined || chosen.kind === 'local' ? endpointOfSettings() : chosen;
  }

  /** Has Local poll the queues and streams of this connection, or again its own. Local starts again. */
  setPolled(id: string | undefined): void {
    this.polledId = id;
    this.reopenLocal();
  }

  dispose(): void {
    for (const one of [...this.subscriptions, ...this.connections]) one.dispose();
  }

  private read(): void {
    const settings = parseConnectionSettings(readSetting('connections'));
    const kept = new Map(this.connections.map((connection) => [JSON.stringify(connection.spec), connection]));
    const connections = settings.specs.map((spec) => {
      const same = kept.get(JSON.stringify(spec));
      kept.delete(JSON.stringify(spec));
      return same ?? this.create(spec);
    });
    for (const gone of kept.values()) gone.dispose();
    this.settings = settings;
    this.connections = connections;
    // Another connection of the same name is another decision.
    if ([...kept.values()].some(({ id }) => id === this.polledId)) this.setPolled(undefined);
    setContext('hasNoConnections', settings.specs.length + settings.problems.length === 0);
    this.didChange.fire();
  }

  /** A running Local is updated in place: a restart would lose its queued events. */
  private tellDelays(): void {
    const running = this.connections.filter(
      (connection) => connection.spec.kind === 'local' && connection.address() !== undefined,
    );
    if (running.length === 0) {
      this.reopenLocal();
      return;
    }
    const [second, third] = retryDelaysSeconds();
    const delaysMs = [second * 1000, third * 1000] as const;
    for (const { retries } of running) void retries.setDelays(delaysMs, AbortSignal.timeout(tellTimeoutMs));
    this.didChange.fire();
  }

  /** Starts Local again on its next use, with what is chosen by then. */
  restartLocal(): void {
    this.reopenLocal();
  }

  /** A Local process serves one template. */
  private reopenLocal(): void {
    const localId = (spec: ConnectionSpec): string | undefined =>
      spec.kind === 'local' ? connectionId(spec) : undefined;
    this.connections = this.connections.map((connection) => {
      if (localId(connection.spec) === undefined) return connection;
      connection.dispose();
      return this.create(connection.spec);
    });
    this.didChange.fire();
  }

  private create(spec: ConnectionSpec): LazyConnection {
    const events: ConnectionEvents = {
      onPause: (untilMs) => this.didPause.fire(untilMs),
      onDebugEvent: (event) => this.didDebug.fire({ connection, event }),
    };
    const connection = new LazyConnection(spec, () => this.open(spec, events), Date.now);
    return connection;
  }
}
