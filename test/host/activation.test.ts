import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { contextKeys } from '../../src/ids';
import { extensionApi } from './extension';

describe('activation', () => {
  it('registers every command of package.json', async () => {
    await extensionApi();
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed: readonly { readonly command: string }[] =
      vscode.extensions.getExtension('dwell.dwell')?.packageJSON.contributes.commands;
    assert.deepEqual(
      contributed.map((one) => one.command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('has every command and every completion event of the walkthrough', async () => {
    await extensionApi();
    const registered = await vscode.commands.getCommands(true);
    const { contributes } = vscode.extensions.getExtension('dwell.dwell')?.packageJSON ?? {};
    const steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[] =
      contributes.walkthroughs[0].steps;
    const linked = steps.flatMap(({ description }) => [...description.matchAll(/\(command:([\w.]+)/g)]);
    const waited = steps.flatMap(({ completionEvents }) => completionEvents).map((event) => event.split(':'));
    const needed = [
      ...linked.map(([, command = '']) => command),
      ...waited.flatMap(([kind, id = '']) => (kind === 'onCommand' ? [id] : [])),
      ...waited.flatMap(([kind, id = '']) => (kind === 'onView' ? [`${id}.focus`] : [])),
    ];
    assert.ok(needed.length >= 7, needed.join(', '));
    assert.deepEqual(
      needed.filter((command) => !registered.includes(command)),
      [],
    );
    const keys = waited.flatMap(([kind, id]) => (kind === 'onContext' ? [id] : []));
    assert.deepEqual(keys, [contextKeys.hasInvocations, contextKeys.hasEvents]);
  });

  it('calls nothing that is left to the first use: see test/tools/firstUse.mjs', async () => {
    await extensionApi();
    const firstUse: unknown = Reflect.get(globalThis, Symbol.for('dwell.firstUse'));
    assert.doesNotMatch(String(firstUse), /\bat (Object\.)?activate \(.*extension\.js/);
  });

  it('loads nothing of AWS, and so nothing that could start a process', async () => {
    await extensionApi();
    const own = join(vscode.extensions.getExtension('dwell.dwell')?.extensionPath ?? '', 'dist');
    const loaded = Object.keys(createRequire(__filename).cache).filter((file) => dirname(file) === own);
    const ours = ['common.js', 'extension.js', 'later.js'];
    assert.deepEqual(
      loaded.map((file) => basename(file)).filter((name) => !ours.includes(name)),
      [],
    );
    assert.ok(loaded.length >= 2, loaded.join(', '));
    for (const name of ours) {
      assert.doesNotMatch(readFileSync(join(own, name), 'utf8'), /require\("(node:)?child_process"\)/);
    }
  });
});
