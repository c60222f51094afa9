import { describe, expect, test } from 'vitest';
import { assembleTrace } from '../../src/local/tracing/assembleTrace';
import { causeOfError } from '../../src/local/tracing/errorCause';
import { decideTrace, traceHeaderOf } from '../../src/local/tracing/invocationTrace';
import type { SegmentDocument } from '../../src/local/tracing/segmentDocument';
import { readTraceHeader } from '../../src/local/tracing/traceHeader';
import type { DeclaredFunction } from '../../src/model/function/declaredFunction';

const root = '1-6b000000-0123456789abcdef01234567';
const parent = '00000000000000aa';

describe('whether an invocation is traced, and what its answer says', () => {
  const own = /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/;
  const ours = new RegExp(`^Root=${root};Parent=(?!${parent})[0-9a-f]{16};Sampled=1$`);

  test.each([
    ['Active', undefined, true, own],
    ['Active', 'Root=;Sampled=1', true, own],
    ['Active', `Root=${root};Sampled=?`, true, ours],
    ['Active', `root=${root}; Parent=${parent}; sampled=1; Lineage=25:a87bd80c:1`, true, ours],
    ['Active', `Root=${root};Parent=${parent};Sampled=0`, false, `Root=${root};Parent=${parent};Sampled=0`],
    ['PassThrough', undefined, false, /^Root=1-[0-9a-f-]+;Sampled=0$/],
    ['PassThrough', `Root=${root};Parent=${parent};Sampled=1`, false, `Root=${root};Parent=${parent};Sampled=1`],
    ['PassThrough', 'nonsense;=;Root=1-2-3', false, /^Root=1-[0-9a-f-]{33};Sampled=0$/],
  ] as const)('%s with %s', (tracing, header, isWritten, answer) => {
    const decision = decideTrace({
      declared: { name: 'f', tracing } as DeclaredFunction,
      place: { region: 'us-east-1', accountId: '000000000000' },
      requestId: 'r',
      header: readTraceHeader(header),
      receivedMs: 1_795_000_000_000,
    });
    expect(decision.isWritten).toBe(isWritten);
    expect(traceHeaderOf(decision)).toMatch(answer);
  });
});

describe('the frames of a Node.js error', () => {
  test.each([
    ['    at run (file:///p/a%20b.mjs:3:9)', { path: '/p/a b.mjs', line: 3, label: 'run' }],
    ['    at async handler (/p/a.js:3:9)', { path: '/p/a.js', line: 3, label: 'handler' }],
    ['    at async file:///p/a.mjs:4:1', { path: '/p/a.mjs', line: 4, label: 'anonymous' }],
    ['    at /p/a.js:4:1', { path: '/p/a.js', line: 4, label: 'anonymous' }],
    ['    at run (file:///C:/p/a.mjs:3:9)', { path: 'C:/p/a.mjs', line: 3, label: 'run' }],
    ['    at run (C:\\p\\a.js:3:9)', { path: 'C:\\p\\a.js', line: 3, label: 'run' }],
    ['    at Array.reduce (<anonymous>)', undefined],
    ['TypeError: a (b:1:2)', undefined],
  ])('%s', (line, frame) => {
    const body = Buffer.from(JSON.stringify({ errorType: 'E', errorMessage: 'm', trace: [line] }));
    expect(causeOfError(body, undefined, '/p')).toMatchObject({
      exceptions: [{ type: 'E', message: 'm', stack: frame === undefined ? [] : [frame] }],
      paths: frame === undefined ? [] : [frame.path],
    });
  });
});

describe('a trace as it is given out', () => {
  const at = (id: string, more: Partial<SegmentDocument> = {}): SegmentDocument => ({
    id,
    name: id,
    start_time: 1,
    end_time: 2,
    ...more,
  });
  const sub = (id: string, parent_id: string) => at(id, { type: 'subsegment', parent_id });
  const shape = (one: SegmentDocument): string =>
    one.subsegments?.length ? `${one.id}(${one.subsegments.map(shape)})` : one.id;
  const shapes = (documents: readonly SegmentDocument[]) => assembleTrace(documents).segments.map(shape);

  test.each([
    ['nests what was sent apart, in any order', [sub('c', 'b'), at('a'), sub('b', 'a')], ['a(b(c))']],
    ['nests into an inner subsegment', [at('a', { subsegments: [at('i')] }), sub('b', 'i')], ['a(i(b))']],
    ['keeps an orphan', [at('a'), sub('b', 'nobody')], ['a', 'b']],
    ['keeps what goes round in a circle', [at('a'), sub('x', 'y'), sub('y', 'x')], ['a', 'x(y)']],
  ])('%s', (_name, documents, expected) => {
    expect(shapes(documents)).toEqual(expected);
  });

  test('infers a segment for an AWS call nobody answered, the same each time', () => {
    const call = at('b', { namespace: 'aws', name: 'SQS' });
    const documents = [at('a', { subsegments: [call, at('c', { namespace: 'aws' })] }), at('d', { parent_id: 'c' })];
    const [first] = assembleTrace(documents).segments.filter((one) => one.inferred === true);
    expect(first).toMatchObject({ name: 'SQS', parent_id: 'b', origin: 'AWS::SQS::Queue' });
    expect(assembleTrace(documents).segments.filter((one) => one.inferred)).toEqual([first]);
  });

  test('lasts from the first start to the last end, of subsegments too', () => {
    const documents = [
      at('a', { start_time: 10, end_time: 10.5, subsegments: [at('b', { start_time: 10.25, end_time: 14 })] }),
    ];
    expect(assembleTrace(documents)).toMatchObject({ startSeconds: 10, durationSeconds: 4 });
  });
});
