import { beforeEach, expect, it, vi } from 'vitest';
import type { AgentNeeds } from '../../src/editor/agents/agentNeeds';
import { confirmInvoke, invokeByTool } from '../../src/editor/agents/invokeTool';
import { ToolInput } from '../../src/editor/agents/toolInput';

const workspace = vi.hoisted(() => ({ isTrusted: true }));

vi.mock('vscode', () => ({
  workspace,
  MarkdownString: class {
    value = '';
    appendMarkdown(text: string) {
      this.value += text;
      return this;
    }
    appendText = (text: string) => this.appendMarkdown(text);
    appendCodeblock = (code: string) => this.appendMarkdown(code);
  },
}));

/** Production, and a connection that is protected. What is sent is counted. */
function needs(): { readonly needs: AgentNeeds; readonly sent: unknown[] } {
  const sent: unknown[] = [];
  const connection = (name: string, isProtected: boolean) => ({
    id: name,
    spec: { kind: 'aws', name, region: 'eu-west-1', isProtected },
    identity: { getIdentity: async () => ({ ok: true, value: { accountId: '123456789012' } }) },
  });
  const all = [connection('prod', false), connection('locked', true)];
  const connections = { all: () => all, get: () => all[0], workspaceConnectionId: () => 'prod' };
  const sender = { send: (request: unknown) => sent.push(request) };
  return { needs: { sending: { connections, sender } } as unknown as AgentNeeds, sent };
}

const orders = { function: 'orders', invocationType: 'Event', payload: { order: 1 } };

beforeEach(() => {
  workspace.isTrusted = true;
});

it('the question names account, region, function, invocation type, and payload', async () => {
  const { title, message } = await confirmInvoke(new ToolInput({ ...orders, qualifier: 'live' }), needs().needs);
  expect(title).toBe('Invoke orders on prod?');
  expect(typeof message === 'string' ? message : message.value).toBe(
    [
      '- Account: 123456789012',
      '- Region: eu-west-1',
      '- Function: orders:live',
      '- Invocation type: Event',
      '- Payload: 11 characters',
      '',
      '{"order":1}',
    ].join('\n'),
  );
});

it('nothing is sent on a protected connection, nor in Restricted Mode', async () => {
  const { needs: of, sent } = needs();
  const invoke = (input: object) => invokeByTool(new ToolInput(input), of, new AbortController().signal);
  await expect(invoke({ ...orders, connection: 'locked' })).rejects.toThrow(
    '"locked" is protected: only the user can invoke functions on it.',
  );
  workspace.isTrusted = false;
  const refusal = 'This workspace is in Restricted Mode: a language model cannot invoke functions from it.';
  await expect(invoke(orders)).rejects.toThrow(refusal);
  await expect(confirmInvoke(new ToolInput(orders), of)).rejects.toThrow(refusal);
  expect(sent).toEqual([]);
});
