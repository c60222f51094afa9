import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  const extension = vscode.extensions.getExtension('dwell.dwell');

  it('finds the extension in this host', () => {
    assert.ok(extension, 'VS Code does not know dwell.dwell');
  });

  it('activates and registers every command of package.json', async () => {
    assert.ok(extension);
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed: readonly { readonly command: string }[] = extension.packageJSON.contributes.commands;
    assert.deepEqual(
      contributed.map((one) => one.command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
