import { expect, it } from 'vitest';
import { eventsOfTrace } from '../../src/editor/captured/eventsOfTrace';
import type { Connection } from '../../src/model/connection/connection';
import type { LogEvent } from '../../src/model/invocation/invocation';

const traceId = '1-6ab15580-0123456789abcdef01234567';
const requestId = '3f0c8c52-0000-4000-8000-000000007c11';
const startMs = 0x6ab15580 * 1_000;

const service = { name: 'orders', origin: 'AWS::Lambda', aws: { request_id: requestId } };

/** What a connection is asked for, and the events that are found. */
async function found(documents: readonly object[], messages: readonly string[]) {
  const asked: string[] = [];
  const lines = messages.map((message): LogEvent => ({ timestampMs: startMs, message, stream: 's' }));
  const connection = {
    traces: {
      getTrace: async () => ({
        ok: true,
        value: { documents: documents.map((one) => JSON.stringify(one)), isLimitExceeded: false, problems: [] },
      }),
    },
    directory: { getFunction: async () => ({ ok: true, value: { logGroup: '/shop/orders' } }) },
    logs: {
      findByRequestId: async (query: { logGroup: string; requestId: string; fromMs: number }) => {
        asked.push(`${query.logGroup} ${query.requestId} ${(query.fromMs - startMs) / 1_000} s`);
        return { ok: true, value: lines };
      },
    },
  } as unknown as Connection;
  const events = await eventsOfTrace(traceId, connection, new AbortController().signal);
  const texts = events.ok ? events.value.map(({ functionName, payload }) => `${functionName}: ${payload}`) : [];
  return { asked, texts };
}

it('takes the event that a trace holds, and reads no log', async () => {
  const segment = { ...service, origin: 'AWS::Lambda::Function', metadata: { app: { event: { order: 1 } } } };
  expect(await found([service, segment], [])).toEqual({ asked: [], texts: ['undefined: {"order":1}'] });
});

it('reads the log of the run: what is named as an event, without other JSON', async () => {
  const { asked, texts } = await found(
    [service, service],
    [
      `START RequestId: ${requestId} Version: $LATEST`,
      `{"level":"INFO","message":"stock","stock":{"tea":3}}`,
      `{"level":"INFO","timestamp":"2026-11-28T10:00:00Z","event":{"order":2}}`,
    ],
  );
  expect(asked).toEqual([`/shop/orders ${requestId} -60 s`]);
  expect(texts).toEqual(['orders: {"order":2}']);
});

it('offers any JSON that the code wrote where nothing is named as an event, without the lines of Lambda', async () => {
  const { texts } = await found(
    [service],
    [
      `{"time":"2026-11-28T10:00:00Z","type":"platform.start","record":{"requestId":"${requestId}"}}`,
      `2026-11-28T10:00:00.000Z\t${requestId}\tINFO\tgot {"order":3}`,
    ],
  );
  expect(texts).toEqual(['orders: {"order":3}']);
});

it('finds nothing in a trace without runs', async () => {
  expect(await found([{ name: 'api', origin: 'AWS::ApiGateway::Stage' }], [])).toEqual({ asked: [], texts: [] });
});
