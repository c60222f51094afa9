import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Invocation } from '../../src/model/invocation/invocation';
import { sampleFunction, untilInvocation } from './extension';

describe('a trace file', () => {
  let folder: string;
  let invocation: Invocation;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dwell-traces-'));
    const sent = await vscode.commands.executeCommand<Invocation>(
      'dwell.invokeSync',
      await sampleFunction('calls-hello'),
    );
    invocation = await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<vscode.Uri> {
    const uri = vscode.Uri.file(join(folder, name));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  it('opens in an editor of its own', async () => {
    const text = JSON.stringify(invocation.documents.map((document) => JSON.parse(document)));
    const uri = await write('calls-hello.xray.json', text);
    await vscode.commands.executeCommand('dwell.openTraceFile', uri);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(input.viewType, 'dwell.trace');
    assert.equal(input.uri.toString(), uri.toString());
  });
});
