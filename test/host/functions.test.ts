import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FunctionTreeNode } from '../../src/views/functionNodes';
import { sampleTree } from '../sampleTree';
import { extensionApi } from './extension';

describe('the view Functions', () => {
  it('shows Local with the functions of the template', async () => {
    assert.deepEqual(await renderTree(), sampleTree);
  });

  it('says in its place what is wrong with a connection in the settings', async () => {
    const settings = vscode.workspace.getConfiguration('dwell');
    const connections = [
      { kind: 'local', name: 'Local' },
      { kind: 'endpoint', name: 'Stack', endpoint: 'localhost' },
    ];
    await settings.update('connections', connections, vscode.ConfigurationTarget.Global);
    try {
      const { functionTree } = await extensionApi();
      const labels = (await functionTree.getChildren()).map((node) => functionTree.getTreeItem(node).label);
      assert.deepEqual(labels, [
        'Local',
        'dwell.connections, entry 2: "endpoint" must be a URL such as http://localhost:4566, without a user name or password.',
      ]);
    } finally {
      await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** The tree as a reader sees it, all open. */
async function renderTree(parent?: FunctionTreeNode, indent = ''): Promise<readonly string[]> {
  const { functionTree } = await extensionApi();
  const lines: string[] = [];
  for (const node of await functionTree.getChildren(parent)) {
    const { label, description, collapsibleState } = functionTree.getTreeItem(node);
    lines.push(`${indent}${label} ${description}`);
    const hasChildren = collapsibleState !== vscode.TreeItemCollapsibleState.None;
    if (hasChildren) lines.push(...(await renderTree(node, `${indent}  `)));
  }
  return lines;
}
