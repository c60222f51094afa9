import { expect, it } from 'vitest';
import { findIdLinks, type IdTarget } from '../../../src/trace/links/findIdLinks';
import { answered, makeInvocation, requestId } from '../../model/makeInvocation';

const known = makeInvocation({ id: 'known', traceId: '1-6ab15580-0123456789abcdef01234567', answer: answered(20) });

/** The line with its links in brackets, and what each opens. */
function linked(line: string): string {
  return findIdLinks(line, [known]).reduceRight((text, { start, length, target }) => {
    const opens = opened(target);
    return `${text.slice(0, start)}[${text.slice(start, start + length)} → ${opens}]${text.slice(start + length)}`;
  }, line);
}

function opened(target: IdTarget): string {
  if (target.kind === 'invocation') return target.invocationId;
  return target.kind === 'trace' ? `trace ${target.traceId}` : `execution ${target.executionArn.slice(-6)}`;
}

it.each([
  [
    'X-Amzn-Trace-Id: Root=1-5e34a66a-474c04a7c2534a87870b4370;Sampled=1',
    'X-Amzn-Trace-Id: Root=[1-5e34a66a-474c04a7c2534a87870b4370 → trace 1-5e34a66a-474c04a7c2534a87870b4370];Sampled=1',
  ],
  [
    'traceparent: 00-5e34a66a474c04a7c2534a87870b4370-53995c3f42cd8ad8-01',
    'traceparent: 00-[5e34a66a474c04a7c2534a87870b4370 → trace 1-5e34a66a-474c04a7c2534a87870b4370]-53995c3f42cd8ad8-01',
  ],
  ['{"trace_id": "6AB155800123456789ABCDEF01234567"}', '{"trace_id": "[6AB155800123456789ABCDEF01234567 → known]"}'],
  [`START RequestId: ${requestId} Version: 1`, `START RequestId: [${requestId} → known] Version: 1`],
  ['md5 5e34a66a474c04a7c2534a87870b4370', 'md5 5e34a66a474c04a7c2534a87870b4370'],
  ['job 99999999-2222-4333-8444-555555555555', 'job 99999999-2222-4333-8444-555555555555'],
  [
    `{"arn":"arn:aws:lambda:eu-west-1:123456789012:function:order:$LATEST/durable-execution/${requestId}/ab-123"}`,
    `{"arn":"[arn:aws:lambda:eu-west-1:123456789012:function:order:$LATEST/durable-execution/${requestId}/ab-123 → execution ab-123]"}`,
  ],
  ['x1-5e34a66a-474c04a7c2534a87870b4370', 'x1-5e34a66a-474c04a7c2534a87870b4370'],
])('%s', (line, wanted) => {
  expect(linked(line)).toBe(wanted);
});

it('leaves very long lines alone', () => {
  expect(findIdLinks(`${'x '.repeat(3_000)}1-5e34a66a-474c04a7c2534a87870b4370`, [])).toEqual([]);
});
