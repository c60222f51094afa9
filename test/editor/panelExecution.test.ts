import { afterEach, describe, expect, it, vi } from 'vitest';
import { openedHistory } from '../../src/editor/traces/openedHistoryFile';
import type { ExecutionActions } from '../../src/editor/traces/panel/executionActions';
import { PanelExecution } from '../../src/editor/traces/panel/panelExecution';
import { done } from '../../src/model/base/outcome';
import { LazyConnection } from '../../src/model/connection/lazyConnection';
import type { Result } from '../../src/model/connection/result';
import type { HistoryPage } from '../../src/model/durable/durableExecutions';
import type { PanelSubject } from '../../src/protocol/panelMessages';
import type { PanelRequest } from '../../src/protocol/requestChannel';
import type { ShownExecution } from '../../src/protocol/shownExecution';
import { FakeClock } from '../aws/fakeClock';
import { histories } from '../model/durable/histories';
import { at } from '../model/durable/makeHistory';

const executionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/9f3c';
const subject = { kind: 'execution', connectionId: 'local:Local', executionArn } as const;
const of = { connectionId: 'local:Local', executionArn };

let panel: PanelExecution | undefined;
afterEach(() => panel?.dispose());

const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 2 });

/** The panel of a subject, on a connection that knows one history, and what was asked of the editor. */
function open(name: string, about: Extract<PanelSubject, { kind: 'execution' }> | 'file' = subject) {
  const asked: unknown[] = [];
  const seen: ShownExecution[] = [];
  const clock = new FakeClock();
  const lazy = new LazyConnection(
    { kind: 'local', name: 'Local' },
    () => Promise.reject(new Error('unused')),
    () => 0,
  );
  let reads = 0;
  const events = (histories[name] ?? []).map((event) => JSON.stringify(event));
  const connection = {
    ...lazy,
    durable: {
      get: () =>
        Promise.resolve({ ok: false, failure: { reason: 'other', name: '', statusCode: 0, message: '' } } as const),
      readHistory: (): Promise<Result<HistoryPage>> => {
        reads += 1;
        return Promise.resolve({ ok: true, value: { events, nextMarker: undefined } });
      },
      skipWait: () => Promise.resolve({ ok: true, value: undefined } as const),
    },
  };
  const note = (...what: readonly unknown[]) => {
    asked.push(what);
    return Promise.resolve(done);
  };
  const actions: ExecutionActions = {
    connections: { get: (id) => (id === 'local:Local' ? Object.assign(lazy, connection) : undefined) },
    save: (_, format) => note('save', format),
    savePicture: (_, format) => note('picture', format),
    show: (shown) => void asked.push(['show', shown]),
    run: (command, argument) => note('run', command, argument),
    skipWait: (argument, operationId) => note('skip', argument, operationId),
    openLog: (argument, requestId, fromMs) => note('log', argument, requestId, fromMs),
    openHistory: () => note('history'),
    compare: (argument, otherArn = 'picked') => {
      asked.push(['compare', argument, otherArn]);
      return Promise.resolve({ kind: 'done', value: { executionArn: otherArn, name: 'order-6', events: [] } });
    },
    openFrame: (_, path, line) => note('frame', path, line),
  };
  const made = new PanelExecution(about === 'file' ? undefined : about, actions, clock, {
    onChange: (execution) => void seen.push(execution),
    onCompared: (other) => void asked.push(['compared', other.name]),
  });
  panel = made;
  return { panel: made, asked, seen, clock, reads: () => reads };
}

const requestId = 1;

describe('the panel of an execution', () => {
  it('runs commands with the execution and the callback, and reads at once afterwards', async () => {
    const { panel: made, asked, clock, reads } = open('callback that waits');
    made.start();
    await until(() => expect(clock.waiting).toBe(1));
    const request: PanelRequest = {
      type: 'requestExecutionCommand',
      requestId,
      command: 'succeed',
      callbackId: 'cb-1',
      operationName: 'approval',
    };
    expect(await made.answer(request)).toEqual(done);
    expect(asked).toEqual([['run', 'succeed', { ...of, callbackId: 'cb-1', operationName: 'approval' }]]);
    await until(() => expect(reads()).toBe(2));
    await made.answer({ type: 'requestSkipWait', requestId, operationId: 'w' });
    expect(asked.at(-1)).toEqual(['skip', of, 'w']);
  });

  it('opens traces, logs from the start of the invocation on, and other executions', async () => {
    const { panel: made, asked, seen } = open('wait of two hours');
    made.start();
    await until(() => expect(seen.at(-1)?.following).toBe('ended'));
    const traceId = '1-6ab15580-000000000000000000000001';
    await made.answer({ type: 'requestOpenRun', requestId, runId: 'req-2', traceId });
    await made.answer({ type: 'requestOpenRunLog', requestId, runId: 'req-2' });
    await made.answer({ type: 'requestOpenExecution', requestId, executionArn: 'arn:other' });
    expect(asked).toEqual([
      ['show', { kind: 'trace', connectionId: 'local:Local', traceId }],
      ['log', of, 'req-2', Date.parse(at(7_200_050)) - 60_000],
      ['show', { kind: 'execution', connectionId: 'local:Local', executionArn: 'arn:other' }],
    ]);
  });

  it('stops reading and begins again, and shows what it knows when the panel comes back', async () => {
    const { panel: made, seen, clock, reads } = open('callback that waits');
    made.start();
    await until(() => expect(clock.waiting).toBe(1));
    await made.answer({ type: 'requestStopFollowing', requestId });
    expect(seen.at(-1)?.following).toBe('stopped');
    const before = seen.length;
    made.start();
    expect(seen).toHaveLength(before + 1);
    await made.answer({ type: 'requestFollow', requestId });
    await until(() => expect(reads()).toBe(2));
    await until(() => expect(seen.at(-1)).toMatchObject({ following: 'following', notice: undefined }));
  });

  it('is compared with another that is picked, or was before a reload', async () => {
    const { panel: made, asked, seen } = open('empty');
    made.start();
    await until(() => expect(seen.at(-1)?.following).toBe('ended'));
    await made.answer({ type: 'requestCompare', requestId, invocationId: undefined });
    await made.answer({ type: 'requestCompare', requestId, invocationId: 'arn:other' });
    expect(asked).toEqual([
      ['compare', of, 'picked'],
      ['compared', 'order-6'],
      ['compare', of, 'arn:other'],
      ['compared', 'order-6'],
    ]);
  });

  it('of a connection that was removed says so', () => {
    const { panel: made, seen } = open('empty', { ...subject, connectionId: 'aws:gone' });
    made.start();
    expect(seen).toMatchObject([
      { following: 'failed', notice: { text: 'The connection of this execution is no longer in dwell.connections.' } },
    ]);
  });
});

describe('a saved history', () => {
  const list = JSON.stringify(histories.map);

  it.each([
    ['a list of events', list],
    ['the output of the AWS CLI', `{"Events": ${list}}`],
    ['with a mark of its byte order', `\uFEFF${list}`],
  ])('%s is opened', (_, text) => {
    const history = openedHistory(text, 'order.json');
    expect(history).toMatchObject({
      origin: 'order.json',
      source: 'file',
      following: 'ended',
      executionArn: undefined,
    });
    expect(history?.events).toHaveLength(histories.map?.length ?? 0);
  });

  it.each(['', '[]', '{"Events":[]}', '{"traces":[{"EventType":1}]}', '[{"EventType":'])('%s is none', (text) => {
    expect(openedHistory(text, 'x.json')).toBeUndefined();
  });

  it('is exported, but not acted upon', async () => {
    const { panel: made, asked } = open('map', 'file');
    const history = openedHistory(list, 'order.json');
    if (history === undefined) throw new Error('The history was not read.');
    made.open(history);
    await made.answer({ type: 'requestExport', requestId, format: 'history' });
    expect(asked).toEqual([['save', 'history']]);
    const stop = { type: 'requestExecutionCommand', requestId, command: 'stop', callbackId: undefined } as const;
    expect(await made.answer({ ...stop, operationName: undefined })).toBeUndefined();
  });
});
