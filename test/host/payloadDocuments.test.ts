import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { extensionApi, sampleFunction, workspaceFile } from './extension';
import { untilSeen } from './untilSeen';

/** Payloads as VS Code's own JSON documents: schema, placeholders, shareable test events. */
describe('a payload document', () => {
  // A name for each test: an open document does not follow its file at once.
  let number = 0;
  const uri = () => workspaceFile('events', 'hello', `document-${number}.json`);

  beforeEach(() => {
    number += 1;
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri()).then(undefined, () => undefined);
  });

  async function open(text: string): Promise<vscode.TextDocument> {
    await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri());
    await vscode.window.showTextDocument(document);
    return document;
  }

  function after(document: vscode.TextDocument, text: string): vscode.Position {
    return document.positionAt(document.getText().indexOf(text) + text.length);
  }

  /** Language servers start when they are first needed: asked until they answer. */
  async function until<T>(look: () => Promise<T>, isWanted: (seen: T) => boolean): Promise<T> {
    return untilSeen(look, isWanted, () => delay(100));
  }

  async function completions(position: vscode.Position): Promise<readonly string[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri(),
      position,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('is understood as the event it is: completion, hover and validation', async () => {
    const document = await open('{\n  "Records": [{ "eventSource": "aws:sqs", "body": 7,  }]\n}\n');
    const names = await until(
      () => completions(after(document, '"body": 7, ')),
      (found) => found.includes('messageId'),
    );
    assert.ok(names.includes('receiptHandle'));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri(),
      after(document, '"bod'),
    );
    const words = (hover?.contents ?? []).map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    assert.match(words, /message/i);
    const isTypeProblem = ({ message }: vscode.Diagnostic) => message.includes('Incorrect type');
    const problems = await until(
      async () => vscode.languages.getDiagnostics(uri()),
      (found) => found.some(isTypeProblem),
    );
    assert.equal(problems.find(isTypeProblem)?.range.start.line, 1);
  });

  it('proposes placeholders, and marks what is none of them', async () => {
    const document = await open('{ "at": "${now}", "who": "${nobody}", "next": "${" }\n');
    const names = await completions(after(document, '"next": "${'));
    for (const wanted of ['now', 'now:epochMs', 'uuid', 'counter', 'env:', 'input:']) assert.ok(names.includes(wanted));
    const marks = vscode.languages.getDiagnostics(uri()).filter(({ source }) => source === 'Dwell');
    assert.equal(marks.length, 1);
    assert.equal(marks[0]?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(marks[0]?.message ?? '', /^\$\{nobody\} is sent as it is\./);
  });

  it('is sent with its placeholders resolved and its parts encoded, each time anew', async () => {
    const { store } = await extensionApi();
    await open('{ "n": "${counter}", "id": "${uuid}", "data": { "$base64": "hello" }, "kept": "$${now}" }');
    const sent: { readonly n: number; readonly id: string; readonly data: string; readonly kept: string }[] = [];
    for (const _ of [1, 2]) {
      const invocation = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.dryRun', uri());
      sent.push(JSON.parse(store.payloadOf(invocation.id) ?? ''));
    }
    const [first, second] = sent;
    assert.ok(first !== undefined && second !== undefined);
    assert.equal(second.n, first.n + 1);
    assert.notEqual(second.id, first.id);
    assert.deepEqual([first.data, first.kept], ['aGVsbG8=', '${now}']);
  });

  it('does not carry away credentials', async () => {
    const { store } = await extensionApi();
    const before = store.all().length;
    process.env.AWS_SECRET_ACCESS_KEY = 'very secret';
    try {
      await open('{ "key": "${env:AWS_SECRET_ACCESS_KEY}" }');
      assert.equal(await vscode.commands.executeCommand('dwell.invokeSync', uri()), undefined);
    } finally {
      delete process.env.AWS_SECRET_ACCESS_KEY;
    }
    assert.equal(store.all().length, before);
    const [mark] = vscode.languages.getDiagnostics(uri()).filter(({ source }) => source === 'Dwell');
    assert.match(mark?.message ?? '', /payloads may not use it/);
  });

  it('takes environment variables that are allowed; what they hold is sent and not stored', async () => {
    const { store } = await extensionApi();
    const settings = vscode.workspace.getConfiguration();
    const names = 'dwell.payload.environmentVariables';
    process.env.DWELL_TEST_STAGE = 'not for the history';
    await settings.update(names, ['DWELL_TEST_STAGE'], vscode.ConfigurationTarget.Global);
    try {
      const written = '{ "name": "${env:DWELL_TEST_STAGE}" }';
      await open(written);
      const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.invokeSync', uri());
      assert.equal(store.payloadOf(sent.id), written);
      assert.equal(store.get(sent.id)?.payloadBytes, '{ "name": "not for the history" }'.length);
      const again = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.invokeAgain', {
        invocationId: sent.id,
      });
      assert.equal(store.payloadOf(again.id), written);
      assert.equal(store.get(again.id)?.payloadBytes, '{ "name": "not for the history" }'.length);
    } finally {
      delete process.env.DWELL_TEST_STAGE;
      await settings.update(names, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('with a placeholder of others is not sent where the settings call it an error', async () => {
    const { store } = await extensionApi();
    const before = store.all().length;
    const settings = vscode.workspace.getConfiguration();
    const name = 'dwell.payload.unknownPlaceholders';
    await settings.update(name, 'error', vscode.ConfigurationTarget.Global);
    try {
      await open('{ "arn": "${AWS::Region}" }');
      assert.equal(await vscode.commands.executeCommand('dwell.dryRun', uri()), undefined);
      assert.equal(store.all().length, before);
      await settings.update(name, 'none', vscode.ConfigurationTarget.Global);
      const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.dryRun', uri());
      assert.equal(store.payloadOf(sent.id), '{ "arn": "${AWS::Region}" }');
    } finally {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('can be previewed as it would be sent', async () => {
    await open('{ "at": "${now:epochSeconds}", "logs": { "$gzipBase64": { "a": 1 } }, "who": "${input:Name}" }');
    await vscode.commands.executeCommand('dwell.previewPayload', uri());
    const preview = vscode.workspace.textDocuments.find(({ uri: one }) => one.scheme === 'dwell-preview');
    const { at, logs, who } = JSON.parse(preview?.getText() ?? '');
    assert.equal(typeof at, 'number');
    assert.match(logs, /^H4sI/);
    assert.equal(who, '<Name>');
  });
});

describe('a shareable test event', () => {
  async function eventUri(name: string): Promise<vscode.Uri> {
    const { target } = await sampleFunction('hello');
    const path = `/${encodeURIComponent(target.connectionId)}/events/hello/${name}.json`;
    return vscode.Uri.from({ scheme: 'dwell-event', path });
  }

  it('is read, written, renamed and deleted like a file, and invoked like any payload', async () => {
    const { store } = await extensionApi();
    const [first, second] = [await eventUri('ada'), await eventUri('grace')];
    await vscode.workspace.fs.writeFile(first, new TextEncoder().encode('{"name":"Ada","big":12345678901234567890}'));
    const document = await vscode.workspace.openTextDocument(first);
    assert.equal(document.getText(), '{\n  "name": "Ada",\n  "big": 12345678901234567890\n}\n');
    const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.dryRun', first);
    assert.equal(store.payloadOf(sent.id), document.getText());
    await vscode.workspace.fs.rename(first, second);
    await assert.rejects(async () => vscode.workspace.fs.readFile(first));
    const renamed = await vscode.workspace.openTextDocument(second);
    assert.match(renamed.getText(), /"name": "Ada"/);
    await vscode.workspace.fs.delete(second);
    await assert.rejects(async () => vscode.workspace.fs.readFile(second));
  });

  it('is sent as it is, and copied to a payload that is sent the same', async () => {
    const { store } = await extensionApi();
    const uri = await eventUri('literal');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{"at":"${now}","data":{"$base64":"x"}}'));
    const sent = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.dryRun', uri);
    const same = '{\n  "at": "${now}",\n  "data": {\n    "$base64": "x"\n  }\n}\n';
    assert.equal(store.payloadOf(sent.id), same);
    await vscode.commands.executeCommand('dwell.duplicatePayload', uri);
    const copy = vscode.window.activeTextEditor?.document;
    assert.equal(
      copy?.getText(),
      same.replace('$', () => '$$').replace('"$base64', () => '"$$base64'),
    );
    const again = await vscode.commands.executeCommand<{ readonly id: string }>('dwell.dryRun', copy?.uri);
    assert.equal(store.payloadOf(again.id), same);
    await vscode.workspace.fs.delete(uri);
  });

  it('that is no JSON stays in its editor, with the reason', async () => {
    const uri = await eventUri('broken');
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "name": ')),
      /JSON/,
    );
  });
});
