import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleTree } from '../sampleTree';
import { extensionApi } from './extension';
import { renderTree } from './renderTree';

describe('the view Functions', () => {
  it('shows Local with the functions of the template', async () => {
    assert.deepEqual(await renderTree(({ kind }) => kind === 'connection'), sampleTree);
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
      const items = (await functionTree.getChildren()).map((node) => functionTree.getTreeItem(node));
      const labels = items.map(({ label }) => label);
      assert.equal(
        items.at(-1)?.tooltip,
        'dwell.connections, entry 2: "endpoint" must be a URL such as http://localhost:4566, without a user name or password.',
      );
      assert.deepEqual(labels, ['Local', 'Invalid connection (entry 2)']);
    } finally {
      await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
