import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { functionOf } from '../../src/editor/functions/tree/functionNodes';
import { extensionApi } from './extension';
import { assertGolden, inExtension } from './golden';
import { nextTreeChange, renderTree } from './renderTree';
import { untilLines } from './untilSeen';

const settings = () => vscode.workspace.getConfiguration('dwell');

describe('the explorer', () => {
  before(async () => {
    const template = inExtension('test', 'conformance', 'functions', 'triggers.yaml');
    await settings().update('local.template', template, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await settings().update('local.template', undefined, vscode.ConfigurationTarget.Global);
  });

  afterEach(async () => {
    const { choices } = (await extensionApi()).explorer;
    await choices.setFilter({});
    await choices.setGrouping({ by: 'none' });
  });

  it('shows what invokes a function, by invocation model, and what happens on an error', async () => {
    const shown = await renderTree(
      (node) => node.kind === 'connection' || functionOf(node)?.function.name === 'orders',
    );
    // The time of the template's last change; ports are free ones.
    const lines = shown.map((line) =>
      line.replace(/(\$LATEST) .*/, '$1 (time)').replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:(port)'),
    );
    assertGolden(`${lines.join('\n')}\n`, 'orders.txt');
  });

  it('filters by the letters of a name, by tag and stack, and says so', async () => {
    const { choices } = (await extensionApi()).explorer;
    await choices.setFilter({ name: 'cfd' });
    assert.deepEqual(await functions(), ['Local this machine', '  configured nodejs22.x']);
    await choices.setFilter({ tag: { key: 'stage', value: undefined } });
    await untilTree(['Local this machine', '  orders nodejs22.x']);
    await choices.setFilter({ runtime: 'python3.13' });
    assert.deepEqual(await functions(), ['Local this machine', '  No function matches the filter.']);
  });

  it('groups by runtime and stack', async () => {
    const { choices } = (await extensionApi()).explorer;
    await choices.setGrouping({ by: 'runtime' });
    assert.deepEqual(await functions(), ['Local this machine', '  nodejs22.x 4', '  Queues and Streams']);
    await choices.setGrouping({ by: 'stack' });
    await untilTree(['Local this machine', '  local 4', '  Queues and Streams']);
  });

  it('pins favorites to the top', async () => {
    const { explorer, functionTree } = await extensionApi();
    const { choices } = explorer;
    const [local] = await functionTree.getChildren();
    assert.ok(local?.kind === 'connection');
    const target = { connectionId: local.connection.id, functionName: 'plain', qualifier: undefined };
    await choices.setFavorite(target, true);
    assert.deepEqual((await functions()).slice(0, 3), [
      'Local this machine',
      '  Favorites 1',
      '  configured nodejs22.x',
    ]);
    await choices.setFavorite(target, false);
    assert.equal((await functions())[1], '  configured nodejs22.x');
  });
});

function functions(): Promise<readonly string[]> {
  return renderTree(({ kind }) => kind === 'connection');
}

function untilTree(wanted: readonly string[]): Promise<void> {
  return untilLines(functions, wanted, nextTreeChange);
}
