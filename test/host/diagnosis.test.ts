import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { commandId } from '../../src/ids';
import { extensionApi } from './extension';

describe('Export Diagnosis', () => {
  it('opens an unsaved document with versions, settings and the log, without paths of this machine', async () => {
    await extensionApi();
    await vscode.commands.executeCommand(commandId('exportDiagnosis'));
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled, 'no unsaved document is open');
    const text = document.getText();
    assert.match(text, new RegExp(`: ${vscode.version.replaceAll('.', String.raw`\.`)}$`, 'm'));
    assert.match(text, /^- dwell\.connections: local$/m);
    assert.match(text, /^- dwell\.local\.retryDelays: 1, 1$/m);
    assert.match(text, /^## Log\n\n`{3,}text\n/m);
    assert.ok(!text.includes(homedir()), text);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
