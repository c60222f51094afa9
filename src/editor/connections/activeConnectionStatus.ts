import * as vscode from 'vscode';
import { commandId, statusItems } from '../../ids';
import { statusText } from '../sinks/labels';
import type { Connections } from './connections';

/** Shows in the status bar which connection lenses and the Command Palette use, when there is more than one. */
export class ActiveConnectionStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private readonly subscription;

  constructor(private readonly connections: Connections) {
    this.subscription = connections.onDidChange(() => this.draw());
    this.draw();
  }

  dispose(): void {
    this.subscription.dispose();
    this.item?.dispose();
  }

  private draw(): void {
    const all = this.connections.all();
    const active = this.connections.get(this.connections.workspaceConnectionId());
    if (all.length < 2 || active === undefined) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= vscode.window.createStatusBarItem(statusItems.connection, vscode.StatusBarAlignment.Left, 10);
    const isProtected = active.spec.kind !== 'local' && active.spec.isProtected === true;
    this.item.name = 'Lambda Connection';
    this.item.text = statusText(isProtected ? 'shield' : 'plug', active.spec.name);
    const label = `Connection for workspace functions: ${active.spec.name}`;
    this.item.tooltip = label;
    this.item.accessibilityInformation = { label };
    this.item.command = commandId('setActiveConnection');
    this.item.show();
  }
}
