import { PutTraceSegmentsCommand } from '@aws-sdk/client-xray';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TraceSearch } from '../../../src/explorer/traceSearch/traceSearch';
import type { Connection } from '../../../src/model/connection/connection';
import { connectionTo } from '../../aws/testConnection';
import { renderMap } from '../../trace/map/renderMap';
import { xrayClient } from '../clients';
import { isSkippedWithout } from '../tools';
import { type MotoServer, startMoto } from './motoServer';

/** Finding a trace on moto's X-Ray, which lists traces but parses no filter expressions. */
const isWithoutMoto = isSkippedWithout('moto');
const motoTest = test.skipIf(isWithoutMoto);

let moto: MotoServer | undefined;
let connection: Connection;
const startSeconds = Math.floor(Date.now() / 1000) - 600;
const traceId = `1-${startSeconds.toString(16).padStart(8, '0')}-0123456789abcdef01234567`;

beforeAll(async () => {
  if (isWithoutMoto) return;
  moto = await startMoto();
  connection = connectionTo(moto.endpoint);
  await putTrace(moto.endpoint);
});

afterAll(() => {
  connection?.dispose();
  moto?.stop();
});

async function search(expression: string | undefined) {
  const found = new TraceSearch(Date.now);
  const scope = { kind: 'connection' } as const;
  const criteria = { connectionId: connection.id, scope, range: { kind: 'last', hours: 1 }, outcomes: [] } as const;
  await found.start(expression === undefined ? criteria : { ...criteria, expression }, connection.traceSearch);
  return found.state;
}

motoTest('the last hour’s faulty trace is found, and is its map', async () => {
  const { phase, found } = await search(undefined);
  expect(phase.kind).toBe('done');
  expect(found.map(({ id, isFault }) => [id, isFault])).toEqual([[traceId, true]]);
  const read = await connection.traces.getTrace(traceId, new AbortController().signal);
  expect(read.ok && renderMap(read.value.documents)).toBe(
    '[orders] Lambda function: 1 run · 1 failed · 200 ms\n' +
      '  rows: *orders, Not recorded, Not recorded\n' +
      '  -> [stock] 1 failed · 50 ms\n' +
      '[stock] DynamoDB: 1 call · 1 failed · 50 ms\n' +
      '  rows: *DynamoDB\n',
  );
});

motoTest('what moto does not know is said as its answer', async () => {
  const { phase, found } = await search('fault = true');
  expect(found).toEqual([]);
  expect(phase.kind === 'failed' && phase.failure.message).toContain('Not implemented yet');
});

async function putTrace(endpoint: string): Promise<void> {
  const client = xrayClient({ endpoint, region: 'eu-west-1' });
  const segment = {
    id: '0000000000000001',
    trace_id: traceId,
    name: 'orders',
    origin: 'AWS::Lambda::Function',
    start_time: startSeconds,
    end_time: startSeconds + 0.2,
    fault: true,
    subsegments: [
      {
        id: '0000000000000002',
        name: 'DynamoDB',
        namespace: 'aws',
        start_time: startSeconds + 0.05,
        end_time: startSeconds + 0.1,
        fault: true,
        aws: { operation: 'PutItem', table_name: 'stock' },
      },
    ],
  };
  await client.send(new PutTraceSegmentsCommand({ TraceSegmentDocuments: [JSON.stringify(segment)] }));
  client.destroy();
}
