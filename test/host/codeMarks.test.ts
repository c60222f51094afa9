import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { sampleFunction, untilInvocation, workspaceFile } from './extension';
import { untilSeen } from './untilSeen';

const severities = ['error', 'warning', 'information', 'hint'];

/** What the Problems view has of a file, a line each; times of day left out. */
function problemsOf(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Dwell')
    .map(({ range, severity, message }) => {
      const text = message.replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss').replaceAll('\n', ' | ');
      return `${range.start.line + 1} ${severities[severity]}: ${text}`;
    });
}

function nextProblems(): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      subscription.dispose();
      resolve();
    });
  });
}

async function untilProblems(uri: vscode.Uri, wanted: readonly string[]): Promise<void> {
  const isWanted = (seen: readonly string[]): boolean => JSON.stringify(seen) === JSON.stringify(wanted);
  await untilSeen(() => problemsOf(uri), isWanted, nextProblems);
}

async function invoke(functionName: string): Promise<void> {
  const sent = await vscode.commands.executeCommand<{ readonly id: string }>(
    'dwell.invokeSync',
    await sampleFunction(functionName),
  );
  await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
}

async function hoverOf(uri: vscode.Uri, word: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  const position = document.positionAt(document.getText().indexOf(word));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .filter((text) => text.includes('command:dwell.'))
    .join('\n');
}

const thrown = "TypeError: Cannot read properties of undefined (reading 'cents')";
const when = 'always-fails, attempt 1 at hh:mm:ss';

describe('beside the code', () => {
  const prices = workspaceFile('functions', 'always-fails', 'prices.mjs');
  const handler = workspaceFile('functions', 'always-fails', 'index.mjs');

  it('errors stand at the lines of their frames, until the file changes', async () => {
    await invoke('always-fails');
    await untilProblems(prices, [
      `9 error: ${thrown} | ${when}`,
      `4 information: Calls prices.mjs:9: ${thrown} | ${when}`,
    ]);
    assert.match(problemsOf(handler).join('\n'), /^6 information: Calls prices\.mjs:9: /);

    const document = await vscode.workspace.openTextDocument(prices);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(prices, new vscode.Position(0, 0), '// changed\n');
    await vscode.workspace.applyEdit(edit);
    await untilProblems(prices, []);
    assert.equal(problemsOf(handler).length > 0, true);
    const undo = new vscode.WorkspaceEdit();
    undo.delete(prices, new vscode.Range(0, 0, 1, 0));
    await vscode.workspace.applyEdit(undo);
    await document.save();
  });

  it('one command clears them all', async () => {
    await invoke('always-fails');
    await untilSeen(
      () => problemsOf(handler).length,
      (count) => count > 0,
      nextProblems,
    );
    await vscode.commands.executeCommand('dwell.clearDiagnostics');
    await untilProblems(handler, []);
    await untilProblems(prices, []);
  });

  it('a hover over the handler has figures and links to the last invocations', async () => {
    await invoke('always-fails');
    const text = await hoverOf(handler, 'handler =');
    assert.match(text, /\*\*always\\?-fails\*\*/);
    assert.match(text, /- Failed: \d+&nbsp;of&nbsp;\d+/);
    assert.match(
      text,
      /\[.*failed.*\]\(command:dwell\.showInvocation\?%5B%7B%22invocationId%22%3A%22[\w-]+%22%7D%5D\)/,
    );
    assert.match(text, /\[What(?:&nbsp;| )Failed(?:&nbsp;| )Lately[?\\]*\]\(command:dwell\.findFailed\?/);
    assert.equal(await hoverOf(handler, 'order.items'), '');
  });

  it('opening a file and hovering ask no connection', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const counted = { kind: 'endpoint', name: 'Counted', endpoint: `http://127.0.0.1:${port}`, region: 'eu-west-1' };
    const settings = vscode.workspace.getConfiguration();
    const connections = [{ ...counted, testCredentials: true }];
    try {
      await settings.update('dwell.connections', connections, vscode.ConfigurationTarget.Global);
      for (const path of ['always-fails/index.mjs', 'calls-hello/index.mjs', 'greet-python/app.py']) {
        const uri = workspaceFile('functions', ...path.split('/'));
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uri,
          9,
        );
        assert.ok(lenses.some(({ command }) => command?.title === '▷ Invoke'));
        await hoverOf(uri, 'handler');
      }
      assert.equal(requests, 0);
    } finally {
      await settings.update('dwell.connections', undefined, vscode.ConfigurationTarget.Global);
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
