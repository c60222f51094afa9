import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi, workspaceFile } from './extension';

describe('a payload', () => {
  const uri = () => workspaceFile('events', 'hello', 'nobody.json');

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  async function write(text: string): Promise<vscode.TextDocument> {
    const editor = await vscode.window.showTextDocument(uri());
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, text));
    return editor.document;
  }

  function marks(): readonly string[] {
    return vscode.languages
      .getDiagnostics(uri())
      .filter(({ source }) => source === 'Dwell')
      .map(({ message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${message}`);
  }

  it('that is not JSON is marked where it is, kept, and not sent', async () => {
    const { store } = await extensionApi();
    const before = store.all().length;
    const document = await write('{\n  "name": "Ada",\n  "age": \n}\n');
    for (const command of ['dwell.invokeSync', 'dwell.invokeEvent', 'dwell.dryRun']) {
      assert.equal(await vscode.commands.executeCommand(command, uri()), undefined);
    }
    assert.equal(store.all().length, before);
    assert.equal(document.getText(), '{\n  "name": "Ada",\n  "age": \n}\n');
    assert.deepEqual(marks(), ['4:1 The payload is not JSON: a value is expected here.']);
    await write('{ "name": "Ada" }');
    assert.deepEqual(marks(), []);
  });

  it('is sent as it stands on the screen, saved or not', async () => {
    const { store } = await extensionApi();
    const document = await write('{ "name": "unsaved" }');
    assert.ok(document.isDirty);
    const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.invokeSync', uri());
    assert.equal(store.payloadOf(sent.id), '{ "name": "unsaved" }');
  });
});
