import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
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

  it('loads nothing of AWS, and so nothing that could start a process', async () => {
    await extensionApi();
    const own = join(vscode.extensions.getExtension('dwell.dwell')?.extensionPath ?? '', 'dist');
    const loaded = Object.keys(createRequire(__filename).cache).filter((file) => dirname(file) === own);
    assert.deepEqual(
      loaded.map((file) => basename(file)),
      ['extension.js'],
    );
    assert.doesNotMatch(readFileSync(join(own, 'extension.js'), 'utf8'), /require\("(node:)?child_process"\)/);
  });
});
