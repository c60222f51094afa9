import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import type { Invocation } from '../../src/model/invocation/invocation';

/** The running extension; activates it when nothing has yet. */
export async function extensionApi(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi | undefined>('dwell.dwell');
  assert.ok(extension, 'VS Code does not know dwell.dwell');
  const api = await extension.activate();
  assert.ok(api, 'activate() returned nothing: is the host in test mode?');
  return api;
}

/** A function of the sample workspace as commands take it. */
export async function sampleFunction(
  functionName: string,
): Promise<{ readonly target: { readonly connectionId: string; readonly functionName: string } }> {
  const { functionTree } = await extensionApi();
  const [local] = await functionTree.getChildren();
  assert.ok(local?.kind === 'connection', 'the tree has no connection');
  return { target: { connectionId: local.connection.id, functionName } };
}

export function workspaceFile(...path: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** The invocation, each time it changes, until it is as wanted. Mocha's timeout ends what never comes. */
export async function untilInvocation(id: string, isWanted: (one: Invocation) => boolean): Promise<Invocation> {
  const { store } = await extensionApi();
  return new Promise((resolve) => {
    const look = (): void => {
      const invocation = store.get(id);
      if (invocation === undefined || !isWanted(invocation)) return;
      subscription.dispose();
      resolve(invocation);
    };
    const subscription = store.onDidChange(look);
    look();
  });
}
