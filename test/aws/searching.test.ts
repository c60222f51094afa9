import { afterEach, expect, it } from 'vitest';
import { LogGroupReader } from '../../src/aws/evidence/logGroupReader';
import { spanTracesQuery } from '../../src/aws/evidence/spanTraces';
import { XRayTraceSearch } from '../../src/aws/evidence/xrayTraceSearch';
import { answering } from './answering';
import { awsError, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());
const { signal } = new AbortController();

it('summaries have their outcome, request, and innermost cause', async () => {
  const service = (Name: string, Exceptions: object[]) => ({ Name, EntityPath: [{ Name, Exceptions }] });
  server = await CountingServer.start(
    answering(() => ({
      TraceSummaries: [
        {
          Id: '1-6ab15580-0123456789abcdef01234567',
          StartTime: 1790000000.5,
          Duration: 0.212,
          HasFault: true,
          HasError: false,
          Http: { HttpURL: 'https://example.com/orders', HttpMethod: 'POST', HttpStatus: 502 },
          EntryPoint: { Name: 'orders' },
          FaultRootCauses: [
            { Services: [service('orders', []), service('stock', [{ Name: 'TypeError', Message: 'no price' }])] },
          ],
        },
        {},
      ],
      NextToken: 'next',
    })),
  );
  const search = new XRayTraceSearch(gatewayTo(server.url));
  const query = { expression: 'fault', fromMs: 1_790_000_000_000, toMs: 1_790_000_060_000 };
  expect(await search.listSummaries(query, undefined, signal)).toEqual({
    ok: true,
    value: {
      nextToken: 'next',
      traces: [
        {
          id: '1-6ab15580-0123456789abcdef01234567',
          startMs: 1_790_000_000_500,
          durationMs: 212,
          isFault: true,
          isError: false,
          isThrottle: false,
          isPartial: false,
          entry: 'orders',
          url: 'https://example.com/orders',
          method: 'POST',
          status: 502,
          cause: { service: 'stock', type: 'TypeError', message: 'no price' },
        },
      ],
    },
  });
  expect(JSON.parse(server.requests[0]?.body ?? '{}')).toEqual({
    StartTime: 1_790_000_000,
    EndTime: 1_790_000_060,
    FilterExpression: 'fault',
  });
});

it('stored spans are put together to traces by the query, and names are only those of functions', async () => {
  const query = { functions: ['orders', "x' or 1"], isFailed: true, minDurationMs: 1500, fromMs: 0, toMs: 60_000 };
  expect(spanTracesQuery(query).split(' | ')).toEqual([
    "fields strcontains(`status.code`, 'ERROR') as isFailed",
    'filter strcontains(@message, \'"orders"\') = 1',
    'stats min(startTimeUnixNano) as startNano, max(endTimeUnixNano) as endNano, max(isFailed) as failed, earliest(name) as entry by traceId',
    'filter failed = 1 and endNano - startNano >= 1500000000',
    'sort startNano desc',
    'limit 10000',
  ]);
  const row = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(([field, value]) => ({ field, value }));
  server = await CountingServer.start(
    answering(({ headers }) =>
      String(headers['x-amz-target']).endsWith('StartQuery')
        ? { queryId: 'q' }
        : {
            status: 'Complete',
            results: [
              row({
                traceId: '6ab155800123456789abcdef01234567',
                startNano: '1.7900000005E18',
                endNano: '1.790000002E18',
                failed: '1',
                entry: 'orders',
              }),
              row({ traceId: 'nonsense' }),
            ],
          },
    ),
  );
  const found = await new XRayTraceSearch(gatewayTo(server.url)).searchStoredTraces(query, signal);
  expect(found).toMatchObject({
    ok: true,
    value: [
      {
        id: '1-6ab15580-0123456789abcdef01234567',
        startMs: 1_790_000_000_500,
        durationMs: 1_500,
        isFault: true,
        entry: 'orders',
      },
    ],
  });
});

it('a log group that does not exist yet has no events', async () => {
  server = await CountingServer.start(awsError(400, 'ResourceNotFoundException', 'The log group does not exist.'));
  const selection = { logGroup: '/aws/lambda/new', fromMs: 0, toMs: undefined, pattern: '' };
  expect(await new LogGroupReader(gatewayTo(server.url)).readEvents(selection, undefined, signal)).toEqual({
    ok: true,
    value: { events: [], nextToken: undefined },
  });
});
