import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { functionOf } from '../../src/views/functionNodes';
import { extensionApi } from './extension';
import { renderTree } from './renderTree';

const settings = () => vscode.workspace.getConfiguration('dwell');

describe('the explorer', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension('dwell.dwell');
    assert.ok(extension);
    const template = vscode.Uri.joinPath(extension.extensionUri, 'test/conformance/functions/triggers.yaml').fsPath;
    await settings().update('local.template', template, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.commands.executeCommand('dwell.clearFilter');
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
  });

  it('shows what invokes a function, by invocation model, and what happens on an error', async () => {
    console.log((await under('orders')).join('\n'));
  });
});

/** The tree with one function open, all that is known of it. */
async function under(functionName: string): Promise<readonly string[]> {
  return renderTree((node) => node.kind === 'connection' || functionOf(node)?.function.name === functionName);
}
