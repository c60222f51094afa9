import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extensionApi, workspaceFile } from '../extension';

const services = 40;
const functionsOfService = 5;
const payloadsOfService = 10;
const filesOfService = 50;
const rounds = 9;

/**
 * How long it takes from opening a handler's file to the lenses in it, in a workspace of 2,000 files. Not a part of `npm test`:
 * `npm run bench:lenses` runs it and writes `docs/lens-figures.md`.
 */
describe('lens figures', () => {
  const folder = workspaceFile('services').fsPath;

  before(async () => {
    await extensionApi();
    for (let service = 0; service < services; service += 1) writeService(join(folder, `service-${service}`));
  });

  after(() => setParameters(undefined));

  /** Whatever was read of the workspace no longer counts: a parameter of its templates has another value. */
  async function forgetWorkspace(round: number): Promise<void> {
    const told = new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('dwell.local.parameters')) return;
        subscription.dispose();
        resolve();
      });
    });
    await setParameters({ Round: String(round) });
    await told;
    // The listener of the extension may be called after this one.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async function openHandler(service: number): Promise<number> {
    const file = vscode.Uri.file(join(folder, `service-${service}`, 'src', 'handler-0.mjs'));
    const startMs = performance.now();
    await vscode.workspace.openTextDocument(file);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', file, 100);
    const ms = performance.now() - startMs;
    assert.ok(lenses.some(({ command }) => command?.title === '▷ Invoke'));
    return ms;
  }

  function report(what: string, times: readonly number[]): void {
    appendFileSync(process.env.DWELL_MEASURE_REPORT ?? '', `${JSON.stringify({ what, times })}\n`);
  }

  it('of a workspace that was not read yet', async () => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await forgetWorkspace(round);
      times.push(await openHandler(round));
    }
    report('the workspace is read, and the handler found', times);
  });

  it('of a workspace that was read', async () => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await openHandler(services - 1 - round));
    report('the workspace was read before', times);
  });
});

async function setParameters(parameters: Readonly<Record<string, string>> | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dwell');
  await settings.update('local.parameters', parameters, vscode.ConfigurationTarget.Global);
}

/** A template with functions, their handlers, stored payloads, and modules that they import. */
function writeService(folder: string): void {
  const name = folder.replace(/^.*service-/, 'service-');
  mkdirSync(join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'data'), { recursive: true });
  const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
  const functions = indices(functionsOfService).map(
    (index) => `  Function${index}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${name}-${index}
      Runtime: nodejs22.x
      CodeUri: src/
      Handler: handler-${index}.handler
      Events:
        Orders:
          Type: Api
          Properties: { Path: /${name}/${index}, Method: post }
`,
  );
  const template = `AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('')}`;
  writeFileSync(join(folder, 'template.yaml'), template);
  for (const index of indices(functionsOfService)) {
    const code = `import { total } from './module-${index}.mjs';\n\nexport const handler = async (event) => total(event);\n`;
    writeFileSync(join(folder, 'src', `handler-${index}.mjs`), code);
  }
  for (const index of indices(payloadsOfService)) {
    writeFileSync(join(folder, 'data', `order-${index}.json`), JSON.stringify({ items: indices(100) }, undefined, 2));
  }
  for (const index of indices(filesOfService - 1 - functionsOfService - payloadsOfService)) {
    const lines = indices(60).map((line) => `export const total${line} = (order) => order.items.length + ${line};\n`);
    writeFileSync(join(folder, 'src', `module-${index}.mjs`), `export const total = total0;\n${lines.join('')}`);
  }
}
