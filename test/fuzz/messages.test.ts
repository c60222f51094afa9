import { expect, it } from 'vitest';
import { readHistory, writeHistory } from '../../src/invocations/history';
import { noOptions } from '../../src/model/invocation/invocation';
import { parseFromPanel } from '../../src/protocol/parseFromPanel';
import { parseToPanel } from '../../src/protocol/parseToPanel';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { parseViewState } from '../../src/webview/viewState';
import { answered, makeEvent, makeInvocation, sentMs } from '../model/makeInvocation';
import { loggedFailure } from '../model/threeAttempts';
import { fuzz } from './fuzz';
import { mutateValue } from './mutate';

const viewState = {
  subject: { kind: 'trace', connectionId: 'local', traceId: '1-6ab15580-0123456789abcdef01234567' },
  closedRows: ['a', 'b'],
  view: 'timeline',
  zoom: { originMs: sentMs, startMs: 0, endMs: 10 },
  logAtMs: sentMs,
};

const fromPanel = [
  { type: 'ready' },
  { type: 'requestCopy', requestId: 1, text: 'copied' },
  { type: 'requestSavePicture', requestId: 2, format: 'svg', data: '<svg/>' },
  { type: 'requestOpenFrame', requestId: 3, path: '/var/task/index.mjs', line: 4 },
  { type: 'requestDebug', requestId: 4 },
  { type: 'requestCompare', requestId: 5, invocationId: 'a' },
  { type: 'requestOpenDocument', requestId: 6, segmentId: 'b' },
  { type: 'requestExport', requestId: 7, format: 'otlp' },
  { type: 'requestOpenRun', requestId: 8, runId: 'c', traceId: 'd' },
  { type: 'requestExecutionCommand', requestId: 9, command: 'succeed', callbackId: 'e', operationName: 'f' },
  { type: 'requestSkipWait', requestId: 10, operationId: 'g' },
  { type: 'requestOpenExecution', requestId: 11, executionArn: 'h' },
  { type: 'requestOpenConsole', requestId: 12, page: 'trace' },
];

const subject = { kind: 'invocation', invocationId: 'one' } as const;

const toPanel = [
  { type: 'showInvocation', subject, invocation: makeEvent({ logs: loggedFailure(100, 200) }), hostNowMs: sentMs },
  { type: 'showInvocation', subject, invocation: makeInvocation({ answer: answered(15) }), hostNowMs: sentMs },
  { type: 'showMissing', subject, text: 'gone' },
  { type: 'showPayload', subject, text: '{}' },
  { type: 'reply', requestId: 1, result: { error: 'No.' } },
];

const history = writeHistory(
  [
    makeEvent({ logs: loggedFailure(100, 200), documents: ['{"id":"a","start_time":1790000000}'] }),
    makeInvocation({ answer: answered(15) }),
    makeInvocation(),
  ].map((invocation) => ({ invocation, payload: '{}', options: noOptions })),
  { keep: 'everything', maxInvocations: 10, maxBytes: 1_000_000 },
);

it('a stored history that is damaged keeps what of it can be shown', async () => {
  const stored = JSON.parse(JSON.stringify(history));
  expect(readHistory(stored, sentMs, () => {})).toHaveLength(3);
  await fuzz((random) => {
    const lines: string[] = [];
    for (const { invocation } of readHistory(mutateValue(stored, random, 0.01), sentMs, (line) => lines.push(line))) {
      lifecycleOf(invocation, sentMs + 1_000);
    }
    expect(lines.length).toBeLessThanOrEqual(1);
  });
});

it('messages and states of a panel are taken whole or not at all', async () => {
  await fuzz((random) => {
    const message = mutateValue(fromPanel[Math.floor(random() * fromPanel.length)], random, 0.2);
    const parsed = parseFromPanel(message);
    if (parsed !== undefined) expect(parsed).toEqual(message);
    const shown = parseToPanel(mutateValue(toPanel[Math.floor(random() * toPanel.length)], random, 0.05));
    // What the panel takes, it can draw.
    if (shown?.type === 'showInvocation') lifecycleOf(shown.invocation, sentMs + 1_000);
    const { closedRows, zoom } = parseViewState(mutateValue(viewState, random, 0.2));
    expect([...closedRows].every((row) => typeof row === 'string')).toBe(true);
    if (zoom !== undefined) expect(zoom.endMs).toBeGreaterThan(zoom.startMs);
  });
});
