import { expect, it } from 'vitest';
import { causeOf } from '../../src/model/invocation/causeOf';
import { readLogLine } from '../../src/model/log/logLine';
import { allNodes } from '../../src/trace/normalize/lambdaNodes';
import { traceEvidence } from '../../src/trace/normalize/traceEvidence';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { makeRun, makeSegment, makeSubsegment, typeError } from './makeSegment';
import { situations } from './situations';

it('keeps what a document says beside its times', () => {
  const link = {
    trace_id: '1-6ab15580-aaaaaaaaaaaaaaaaaaaaaaaa',
    id: 'p1',
    attributes: { 'aws.xray.reserved.reference_type': 'parent' },
  };
  const document = makeSegment({
    id: 's',
    from: 0,
    to: 10,
    annotations: { orderId: 'A-1042', retries: 2, isGift: false, nested: { not: 'kept' } },
    metadata: { default: { items: 3 } },
    subsegments: [
      makeSubsegment({
        id: 'q',
        from: 1,
        to: 9,
        namespace: 'remote',
        sql: { sanitized_query: 'SELECT ?', user: 'shop' },
      }),
      makeSubsegment({ id: 'l', from: 1, to: 9, links: [link, { id: 'without a trace' }] }),
    ],
  });
  const [root, ...inner] = allNodes(parseTrace([document]));
  expect(root?.annotations).toEqual({ orderId: 'A-1042', retries: 2, isGift: false });
  expect(root?.metadata).toEqual({ default: { items: 3 } });
  expect(inner.find(({ id }) => id === 'q')?.sql).toEqual({ sanitized_query: 'SELECT ?', user: 'shop' });
  expect(inner.find(({ id }) => id === 'l')?.links).toEqual([
    { traceId: link.trace_id, id: 'p1', attributes: link.attributes },
  ]);
});

it('says where a run failed: in the user’s own code, never in a package', () => {
  const place = (documents: readonly string[]) =>
    traceEvidence(parseTrace(documents), 'shop').attempts[0]?.cause?.place;
  expect(place([makeRun({ id: 'b', from: 0, to: 9, fault: true, ...typeError })])).toEqual({
    path: '/var/task/app.js',
    line: 42,
  });
  const stack = [{ path: '/var/task/node_modules/pg/client.js', line: 3, label: 'query' }];
  const foreign = { cause: { exceptions: [{ type: 'Error', message: 'no', stack }] } };
  expect(place([makeRun({ id: 'b', from: 0, to: 9, fault: true, ...foreign })])).toBeUndefined();
  expect(place(situations.timeout ?? [])).toBeUndefined();
});

it('finds the place in what Python returns and logs: its innermost frame is the last', () => {
  const stackTrace = [
    '  File "/var/task/app.py", line 7, in handler\n',
    '  File "/var/task/cart.py", line 42, in total\n',
  ];
  expect(causeOf({ errorType: 'KeyError', errorMessage: "'price'", stackTrace })?.place).toEqual({
    path: '/var/task/cart.py',
    line: 42,
  });
  const line = readLogLine(`[ERROR] KeyError: 'price'\nTraceback (most recent call last):\n${stackTrace.join('')}`);
  expect(line).toMatchObject({ kind: 'failure', cause: { place: { path: '/var/task/cart.py', line: 42 } } });
});
