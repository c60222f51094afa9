import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import type { Invocation } from '../../src/model/invocation/invocation';
import { untilSeen } from './untilSeen';

/** The running extension; activates it when nothing has yet. */
export async function extensionApi(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>('dwell.dwell');
  assert.ok(extension, 'VS Code does not know dwell.dwell');
  const api = await extension.activate();
  assert.ok(api, 'activate() returned nothing: is the host in test mode?');
  return api;
}

/** A function on this machine as commands take it. */
export async function sampleFunction(
  functionName: string,
): Promise<{ readonly target: { readonly connectionId: string; readonly functionName: string } }> {
  const { functionTree } = await extensionApi();
  const [local] = await functionTree.getChildren();
  assert.ok(local?.kind === 'connection', 'the tree has no connection');
  return { target: { connectionId: local.connection.id, functionName } };
}

/** Runs a command that sends an invocation, which it returns. */
export async function send(command: string, argument: unknown): Promise<Invocation> {
  const sent = await vscode.commands.executeCommand<Invocation | undefined>(command, argument);
  assert.ok(sent, 'nothing was sent');
  return sent;
}

export function workspaceFile(...path: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** The invocation when it is as wanted; else an error with what it was last. */
export async function untilInvocation(id: string, isWanted: (one: Invocation) => boolean): Promise<Invocation> {
  const { store } = await extensionApi();
  const nextChange = () =>
    new Promise<void>((resolve) => {
      const subscription = store.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });
  const found = await untilSeen(
    () => store.get(id),
    (one) => one !== undefined && isWanted(one),
    nextChange,
  );
  assert.ok(found);
  return found;
}
