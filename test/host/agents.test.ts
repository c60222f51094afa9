import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi, sampleFunction, untilInvocation } from './extension';
import { assertGolden } from './golden';

/** What a language model gets, through VS Code's own API. */
async function call(name: string, input: object): Promise<string> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** Without what differs from run to run. */
function settled(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '(uuid)')
    .replaceAll(/\b1-[0-9a-f]{8}-[0-9a-f]{24}\b/g, '(trace id)')
    .replaceAll(/\(\/[^)\s]*\//g, '(/…/')
    .replaceAll(/[\d.,]+ (?:ms|s|min)\b(?: [\d.]+ (?:ms|s)\b)?/g, '(time)')
    .replaceAll(/\d+ %/g, '(share)')
    .replaceAll(/^(Critical path, largest first:)\n(?:- .*\n)*/gm, '$1 (rows)\n')
    .replaceAll(/, cold start/g, '')
    .replaceAll(/\d+ of \d+ invocations/g, '(count) invocations');
}

const idIn = (text: string, kind: string): string => new RegExp(`${kind} ([\\w-]+)`).exec(text)?.[1] ?? '';

async function setConnections(connections: readonly object[] | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('dwell');
  await settings.update('connections', connections, vscode.ConfigurationTarget.Global);
}

describe('tools for language models', () => {
  it('are all registered, with what package.json says of them', async () => {
    await extensionApi();
    const contributed: readonly { readonly name: string }[] =
      vscode.extensions.getExtension('dwell.dwell')?.packageJSON.contributes.languageModelTools;
    const known = new Set(vscode.lm.tools.map(({ name }) => name));
    assert.deepEqual(
      contributed.map(({ name }) => name).filter((name) => !known.has(name)),
      [],
    );
    assert.equal(contributed.length, 6);
  });

  it('lead from a function over its failure to the line of its error', async () => {
    const texts: (readonly [string, string])[] = [];
    const ask = async (name: string, input: object): Promise<string> => {
      const text = await call(name, input);
      texts.push([name, text]);
      return text;
    };
    await ask('dwell_list_functions', { filter: 'fails' });
    const invoked = await ask('dwell_invoke_function', { function: 'always-fails', payload: { items: ['tea', 'x'] } });
    await ask('dwell_get_invocation', { id: idIn(invoked, 'request') });
    await ask('dwell_explain_trace', { traceId: idIn(invoked, 'trace'), connection: 'Local' });
    await ask('dwell_check_mapping', { function: 'always-fails' });
    assertGolden(texts.map(([name, text]) => `${name}\n${settled(text)}\n`).join('\n'), 'agents.txt');
  });

  it('find what the user has invoked', async () => {
    const sent = await vscode.commands.executeCommand<{ readonly id: string }>(
      'dwell.invokeSync',
      await sampleFunction('always-fails'),
    );
    await untilInvocation(sent.id, ({ following }) => following.kind === 'ended');
    const text = await call('dwell_find_failures', { function: 'always-fails', sinceMinutes: 60 });
    assert.match(
      text,
      /^(The newest )?\d+ failed invocations? of always-fails on "Local" in the last 1 h:\n- always-fails, /,
    );
    assert.ok(text.includes(sent.id));
  });

  it('say what is wrong with a question, and what can be asked instead', async () => {
    assert.equal(
      await call('dwell_get_invocation', { id: 'none' }),
      'The history has no invocation none. Use dwell_explain_trace for traces of other callers.',
    );
    assert.equal(
      await call('dwell_list_functions', { connection: 'Nowhere' }),
      'There is no connection "Nowhere". Connections: "Local".',
    );
  });

  it('invoke nothing on a protected connection', async () => {
    const { store } = await extensionApi();
    const endpoint = { kind: 'endpoint', name: 'Stack', endpoint: 'http://127.0.0.1:1', region: 'eu-west-1' };
    await setConnections([{ ...endpoint, testCredentials: true, protected: true }]);
    try {
      const before = store.all().length;
      const text = await call('dwell_invoke_function', { function: 'orders', connection: 'Stack' });
      assert.equal(text, '"Stack" is protected: only the user can invoke functions on it.');
      assert.equal(store.all().length, before);
    } finally {
      await setConnections(undefined);
    }
  });
});
