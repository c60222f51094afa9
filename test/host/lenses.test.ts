import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleFunction, untilInvocation, workspaceFile } from './extension';

/** The lenses of a file with the lines they stand above. */
async function lensesOf(...path: readonly string[]): Promise<readonly string[]> {
  const uri = workspaceFile(...path);
  const document = await vscode.workspace.openTextDocument(uri);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
  return lenses
    .filter(({ command }) => command?.command.startsWith('dwell.'))
    .map(({ command, range }) => `${command?.title} | ${document.lineAt(range.start.line).text}`);
}

describe('lenses', () => {
  it('stand above the handlers that the template declares, in JavaScript and Python', async () => {
    assert.deepEqual(await lensesOf('functions', 'calls-hello', 'index.mjs'), [
      '▷ Invoke | export const handler = async (event) => {',
      'Debug | export const handler = async (event) => {',
      '⇢ Event | export const handler = async (event) => {',
    ]);
    assert.deepEqual((await lensesOf('functions', 'greet-python', 'app.py')).slice(0, 3), [
      '▷ Invoke | def handler(event, context):',
      'Debug | def handler(event, context):',
      '⇢ Event | def handler(event, context):',
    ]);
  });

  it('stand above no other code', async () => {
    assert.deepEqual(await lensesOf('functions', 'always-fails', 'prices.mjs'), []);
  });

  it('say what happened last', async () => {
    const target = await sampleFunction('hello');
    const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.invokeSync', target);
    await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    const [, , , last] = await lensesOf('functions', 'hello', 'index.mjs');
    assert.match(last ?? '', /^✓ [\d.]+ m?s \|/);
  });

  it('stand in payloads, with the function they are for', async () => {
    const lenses = await lensesOf('events', 'calls-hello', 'default.json');
    assert.deepEqual(lenses, [
      '▷ Invoke | {',
      'Debug | {',
      '⇢ Event | {',
      '✓ Dry run | {',
      'function: calls-hello ▾ | {',
      'version: $LATEST ▾ | {',
    ]);
  });

  it('stand in payloads of functions that the workspace does not declare, and in no other JSON file', async () => {
    const payload = ['events', 'declared-nowhere', 'default.json'] as const;
    const others = [
      ['events', 'default.json'],
      ['payloads', 'local', 'hello', 'default.json'],
    ] as const;
    for (const path of [payload, ...others]) {
      await vscode.workspace.fs.writeFile(workspaceFile(...path), new TextEncoder().encode('{}\n'));
    }
    try {
      const lenses = await lensesOf(...payload);
      assert.deepEqual(lenses, ['▷ Invoke | {}', '⇢ Event | {}', '✓ Dry run | {}', 'function: not set ▾ | {}']);
      for (const path of others) assert.deepEqual(await lensesOf(...path), []);
    } finally {
      for (const [folder, name, ...rest] of [payload, ...others]) {
        const made =
          rest.length === 0 ? workspaceFile(folder, name) : workspaceFile(folder, folder === 'events' ? name : '');
        await vscode.workspace.fs.delete(made, { recursive: true });
      }
    }
  });
});
