import * as vscode from 'vscode';
import { contextKeys } from '../../ids';
import type { Connection, ConnectionSpec } from '../../model/connection/connection';
import { connectionId } from '../../model/connection/connectionId';
import { type ConnectionSettings, parseConnectionSettings, toSetting } from '../../model/connection/connectionSettings';
import { LazyConnection } from '../../model/connection/lazyConnection';
import type { Result } from '../../model/connection/result';

const activeKey = 'connections.active';

/** Opens a connection for real; called at its first use. */
export type OpenConnection = (spec: ConnectionSpec) => Promise<Result<Connection>>;

/**
 * The connections of the setting `dwell.connections`, in its order. Reading the setting costs nothing; a connection is opened
 * by its first use and closed when its entry, or what Local depends on, changes.
 */
export class Connections implements vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChange = this.didChange.event;
  private connections: readonly LazyConnection[] = [];
  private settings: ConnectionSettings = { specs: [], problems: [] };
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly open: OpenConnection,
    private readonly state: vscode.Memento,
  ) {
    this.read();
    this.subscriptions = [
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('dwell.connections')) this.read();
        if (change.affectsConfiguration('dwell.local')) this.reopenLocal();
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

  /** Writes the connections into the setting, where it is set, else for the user. */
  async save(specs: readonly ConnectionSpec[]): Promise<void> {
    const settings = vscode.workspace.getConfiguration('dwell');
    const known = settings.inspect('connections');
    const isOfWorkspace = known?.workspaceValue !== undefined && vscode.workspace.isTrusted;
    const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update('connections', specs.map(toSetting), target);
    this.read();
  }

  /** Has a connection, or all that take credentials, read them anew at the next use. */
  renew(id?: string): void {
    for (const connection of this.connections) {
      if (id === undefined ? connection.spec.kind !== 'local' : connection.id === id) connection.renew();
    }
  }

  /** Chooses where functions of the workspace are invoked. */
  async setActive(id: string): Promise<void> {
    await this.state.update(activeKey, id);
    this.didChange.fire();
  }

  /** Where functions that the workspace's template declares are invoked: as chosen, else Local, else the first there is. */
  workspaceConnectionId(): string {
    const chosen: unknown = this.state.get(activeKey);
    if (typeof chosen === 'string' && this.get(chosen) !== undefined) return chosen;
    const local = this.connections.find(({ spec }) => spec.kind === 'local') ?? this.connections[0];
    return local?.id ?? '';
  }

  dispose(): void {
    for (const one of [...this.subscriptions, ...this.connections]) one.dispose();
    this.didChange.dispose();
  }

  private read(): void {
    const settings = parseConnectionSettings(vscode.workspace.getConfiguration('dwell').get('connections'));
    const kept = new Map(this.connections.map((connection) => [JSON.stringify(connection.spec), connection]));
    const connections = settings.specs.map((spec) => {
      const same = kept.get(JSON.stringify(spec));
      kept.delete(JSON.stringify(spec));
      return same ?? this.create(spec);
    });
    for (const gone of kept.values()) gone.dispose();
    this.settings = settings;
    this.connections = connections;
    void vscode.commands.executeCommand(
      'setContext',
      contextKeys.hasNoConnections,
      settings.specs.length + settings.problems.length === 0,
    );
    this.didChange.fire();
  }

  /** Local serves one template with one set of delays; others need another process. */
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
    return new LazyConnection(spec, () => this.open(spec), Date.now);
  }
}
