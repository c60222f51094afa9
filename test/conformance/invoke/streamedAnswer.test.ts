import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionTarget, noOptions, type Streamed } from '../../../src/model/invocation/invocation';
import { createTraceId } from '../../../src/model/invocation/traceId';
import { connectionTo } from '../../aws/testConnection';
import { inProject } from '../../tools/project.mjs';
import { type RunningLocalService, startLocalService } from '../localService';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
});
afterAll(() => service.stop());

describe('a stream through a connection, as the extension calls', () => {
  async function call(event: object) {
    const connection = connectionTo(service.endpoint);
    const target: FunctionTarget = { connectionId: 'x', functionName: 'streams-slowly', qualifier: undefined };
    const seen: Streamed[] = [];
    const traceId = createTraceId(Date.now(), crypto.randomUUID());
    const request = {
      target,
      mode: 'ResponseStream',
      payload: JSON.stringify(event),
      options: noOptions,
      traceId,
    } as const;
    const { signal } = new AbortController();
    const answer = await connection.invoker.invoke({ ...request, timeoutSeconds: 5 }, signal, (one) => seen.push(one));
    connection.dispose();
    return { answer, seen: seen.map(({ text }) => text) };
  }

  test('the text grows', async () => {
    const { answer, seen } = await call({});
    expect(seen.at(-1)).toBe('first ä second');
    expect(answer).toMatchObject({ kind: 'answered', payload: 'first ä second', functionError: undefined });
  });

  test('a failure half-way keeps what had come', async () => {
    const { answer } = await call({ ending: 'throw' });
    expect(answer).toMatchObject({
      kind: 'answered',
      functionError: 'Unhandled',
      payload: expect.stringContaining('half-way'),
      streamed: { text: 'first ä ' },
    });
  });
});
