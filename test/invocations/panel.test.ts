import { describe, expect, it } from 'vitest';
import { loadTrace, type OfferedSearch } from '../../src/invocations/panel/loadTrace';
import { panelContent } from '../../src/invocations/panel/panelContent';
import { PanelInvocations } from '../../src/invocations/panel/panelInvocations';
import type { ConnectionSpec, TraceDocuments, TraceSource } from '../../src/model/connection/connection';
import type { Invocation } from '../../src/model/invocation/invocation';
import type { OpenedTrace } from '../../src/protocol/panelMessages';
import { FakeClock } from '../aws/fakeClock';
import { syncCold } from '../webview/fixtures/invocations';

const traceId = '1-6ab15580-0123456789abcdef01234567';
const aws: ConnectionSpec = { kind: 'aws', name: 'Prod' };

interface Answers {
  readonly spec?: ConnectionSpec;
  /** One for each question; the last holds from then on. */
  readonly traces: readonly TraceDocuments[];
  readonly spans?: TraceDocuments;
  readonly isAccepted?: boolean;
}

/** Loads a trace in fake time: what was shown, what was offered and how often was asked. */
async function load({ spec = aws, traces, spans, isAccepted = false }: Answers) {
  const clock = new FakeClock();
  const shown: OpenedTrace[] = [];
  const offered: OfferedSearch[] = [];
  const calls = { getTrace: 0, searchSpans: 0 };
  const source: TraceSource = {
    async getTrace() {
      const value = traces[Math.min(calls.getTrace, traces.length - 1)] ?? nothing;
      calls.getTrace += 1;
      return { ok: true, value };
    },
    async searchSpans() {
      calls.searchSpans += 1;
      return spans === undefined
        ? {
            ok: false,
            failure: {
              reason: 'accessDenied',
              name: 'AccessDeniedException',
              statusCode: 403,
              message: 'Access denied for logs:StartQuery.',
            },
          }
        : { ok: true, value: spans };
    },
  };
  let isOver = false;
  const loading = loadTrace(
    { connectionId: 'aws:Prod', traceId },
    {
      connections: { get: () => ({ spec, traces: source }) },
      clock,
      offerSearch: async (search) => {
        offered.push(search);
        return isAccepted;
      },
    },
    new AbortController().signal,
    (trace) => shown.push(trace),
  ).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await new Promise(setImmediate);
    clock.advance(1_000);
  }
  await loading;
  return { texts: shown.map(({ notice }) => notice?.text ?? 'trace'), last: shown.at(-1), offered, calls };
}

const nothing: TraceDocuments = { documents: [], isLimitExceeded: false };

describe('a trace opened by its id', () => {
  it('is asked for until X-Ray has it', async () => {
    const { texts, last, offered } = await load({
      traces: [nothing, { documents: ['{"id":"a"}'], isLimitExceeded: true }],
    });
    expect(texts).toEqual(['Reading the trace from X-Ray…', 'X-Ray does not have the trace yet. Retrying…', 'trace']);
    expect(last).toMatchObject({ documents: ['{"id":"a"}'], isTraceLimitExceeded: true, origin: 'Prod' });
    expect(offered).toEqual([]);
  });

  it('that X-Ray does not have says what was refused, and is offered to be searched for among stored spans', async () => {
    const refused = ['Access denied for xray:StartTraceRetrieval.'];
    const { last, offered, calls } = await load({ traces: [{ ...nothing, refused }] });
    expect(last?.notice).toEqual({
      kind: 'error',
      text: `X-Ray has no trace ${traceId} on Prod. Access denied for xray:StartTraceRetrieval.`,
    });
    expect(offered).toMatchObject([{ logGroup: 'aws/spans', connectionName: 'Prod', traceId }]);
    expect(offered[0]?.fromMs).toBe(0x6ab15580 * 1000 - 60_000);
    expect(calls).toEqual({ getTrace: 6, searchSpans: 0 });
  });

  it('is shown from stored spans once the user agrees', async () => {
    const span = {
      traceId: '6ab155800123456789abcdef01234567',
      spanId: '00000000000000a1',
      name: 'checkout/handler',
      kind: 'SERVER',
      startTimeUnixNano: 1790006656000000000,
      durationNano: 25_000_000,
      attributes: { 'http.response.status_code': 502 },
      resource: { attributes: { 'service.name': 'checkout', 'cloud.platform': 'aws_lambda' } },
      status: { code: 'ERROR' },
    };
    const spans = { documents: [JSON.stringify(span), 'not JSON'], isLimitExceeded: false };
    const { texts, last, calls } = await load({ traces: [nothing], spans, isAccepted: true });
    expect(texts.slice(-2)).toEqual(['Searching aws/spans…', 'trace']);
    expect(calls.searchSpans).toBe(1);
    expect(last?.documents.map((text) => JSON.parse(text))).toMatchObject([
      {
        trace_id: traceId,
        id: '00000000000000a1',
        name: 'checkout/handler',
        origin: 'AWS::Lambda::Function',
        start_time: 1790006656,
        end_time: 1790006656.025,
        fault: true,
      },
    ]);
  });

  it('that nobody has is said to be nowhere; a refused search says why', async () => {
    const empty = await load({ traces: [nothing], spans: nothing, isAccepted: true });
    expect(empty.last?.notice?.text).toBe(
      `X-Ray has no trace ${traceId} on Prod. Check the ID and the region. X-Ray keeps traces for 30 days. aws/spans has none of its spans either.`,
    );
    const denied = await load({ traces: [nothing], isAccepted: true });
    expect(denied.last?.notice?.text).toBe('Access denied for logs:StartQuery.');
  });

  it('is not searched for elsewhere on an endpoint', async () => {
    const spec: ConnectionSpec = { kind: 'endpoint', name: 'Emulator', endpoint: 'http://localhost:4566' };
    const { offered } = await load({ spec, traces: [nothing] });
    expect(offered).toEqual([]);
  });
});

describe('what a panel shows', () => {
  const answered = (payload: string): Invocation => {
    if (syncCold.answer.kind !== 'answered') throw new Error('The fixture has an answer.');
    return { ...syncCold, answer: { ...syncCold.answer, payload } };
  };

  it('of a long response is its beginning, laid out and with every digit', () => {
    const { answer } = new PanelInvocations().of(answered(`{"id":12345678901234567890,"t":"${'x'.repeat(300_000)}"}`));
    if (answer.kind !== 'answered') throw new Error('It was answered.');
    expect(answer.payload.slice(0, 33)).toBe('{\n  "id": 12345678901234567890,\n ');
    expect(answer).toMatchObject({ isPayloadCut: true });
    expect(answer.payload).toHaveLength(200_000);
  });

  it('of a short one is all of it, as it came', () => {
    const invocation = answered('{"a":1.0}');
    expect(new PanelInvocations().of(invocation)).toBe(invocation);
  });

  it('is an invocation of the history, or what was loaded; nothing once it is gone', () => {
    const store = { get: (id: string) => (id === syncCold.id ? syncCold : undefined) };
    const content = panelContent({ kind: 'invocation', invocationId: syncCold.id }, store, undefined);
    expect(content).toMatchObject({ traceId: syncCold.traceId, connectionId: syncCold.target.connectionId });
    expect(panelContent({ kind: 'invocation', invocationId: 'gone' }, store, undefined)).toBeUndefined();
    const opened = { origin: 'Prod', traceId, documents: ['{}'], isTraceLimitExceeded: false, notice: undefined };
    expect(panelContent({ kind: 'trace', connectionId: 'aws:Prod', traceId }, store, opened)).toEqual({
      traceId,
      documents: ['{}'],
      invocation: undefined,
      connectionId: 'aws:Prod',
    });
  });
});
