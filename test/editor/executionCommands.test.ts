import { expect, test } from 'vitest';
import { failCallback, sendCallbackHeartbeat } from '../../src/editor/executions/answerCallback';
import type { ExecutionDialogs, StartChoice } from '../../src/editor/executions/executionDialogs';
import { otherName } from '../../src/editor/executions/otherName';
import { startExecutionAgain } from '../../src/editor/executions/startExecutionAgain';
import { stopExecution } from '../../src/editor/executions/stopExecution';
import type { ExecutionArgument } from '../../src/ids';
import { canceled, doneWith, failed, type Outcome } from '../../src/model/base/outcome';
import type { Connection } from '../../src/model/connection/connection';
import { LazyConnection } from '../../src/model/connection/lazyConnection';
import { parseExecutionArn } from '../../src/model/durable/executionArn';
import type { ActionAnswer } from '../../src/model/durable/executionDirectory';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/id-1';
const execution: ExecutionArgument = { connectionId: 'aws:Staging', executionArn: arn };

interface Given {
  readonly answer?: ActionAnswer;
  readonly isConfirmed?: boolean;
  readonly events?: readonly object[];
  readonly input?: string;
  readonly start?: StartChoice;
  readonly isLocal?: boolean;
  readonly timeoutSeconds?: number;
}

const refused = { reason: 'notFound', name: 'NotFound', statusCode: 404, message: 'It does not exist.' } as const;
const lost = {
  reason: 'network',
  name: 'ECONNRESET',
  statusCode: undefined,
  message: 'The connection was lost.',
} as const;

/** Writes down what commands about an execution ask, send and read again. */
function recording({
  answer = { kind: 'accepted' },
  isConfirmed = true,
  events = [],
  input,
  start,
  isLocal = false,
  timeoutSeconds,
}: Given) {
  const lines: string[] = [];
  const dialogs: ExecutionDialogs = {
    confirm: async (_connection, { verb, what }) => {
      lines.push(`asks: ${verb} ${what}?`);
      return isConfirmed;
    },
    askError: async (title) => {
      lines.push(`asks for an error: ${title}`);
      return { type: 'Denied', message: 'no budget' };
    },
    pickCallback: async (waiting) => {
      lines.push(`picks of ${waiting.map(({ name }) => name).join(', ')}`);
      return waiting.at(-1);
    },
    askStart: async () => start,
    say: (text) => lines.push(`says ${text}`),
  };
  const connection = connectionOf({ lines, answer, events, input, isLocal, timeoutSeconds });
  const needs = {
    dialogs,
    executions: { reread: (_id: string, name: string) => lines.push(`reads executions of ${name} again`) },
    resolveExecution: async (argument: unknown) => {
      const reference = parseExecutionArn(arn);
      if (reference === undefined) return failed('no ARN');
      const { callbackId, operationName } = { ...execution, ...(argument as ExecutionArgument) };
      return doneWith({ connection, reference, callbackId, operationName });
    },
    send: async ({
      target,
      mode,
      composed,
      options,
    }: Parameters<Parameters<typeof startExecutionAgain>[1]['send']>[0]) => {
      const name = options.durableExecutionName;
      lines.push(`invokes ${target.functionName}:${target.qualifier} ${mode} ${composed.text} as ${name}`);
      return canceled;
    },
  };
  return { lines, needs };
}

function connectionOf({
  lines,
  answer,
  events,
  input,
  isLocal,
  timeoutSeconds,
}: Required<Pick<Given, 'answer' | 'events' | 'isLocal'>> & {
  readonly lines: string[];
  readonly input: string | undefined;
  readonly timeoutSeconds: number | undefined;
}): Connection {
  const lazy = new LazyConnection(
    isLocal ? { kind: 'local', name: 'Local' } : { kind: 'aws', name: 'Staging' },
    async () => ({ ok: false, failure: refused }),
    () => 0,
  );
  const summary = { arn, name: 'order-7', functionArn: '', status: 'RUNNING', startMs: 0, endMs: undefined } as const;
  const rest = {
    version: '3',
    result: undefined,
    error: undefined,
    traceHeader: undefined,
    timeoutSeconds,
    retentionDays: undefined,
    timeScale: undefined,
  };
  return Object.assign(lazy, {
    executionActions: {
      send: async (action: object) => {
        lines.push(`sends ${JSON.stringify(action)}`);
        return answer;
      },
    },
    durable: {
      ...lazy.durable,
      get: async () => ({
        ok: true as const,
        value: { ...summary, ...rest, input: input === undefined ? undefined : { text: input, isTruncated: false } },
      }),
      readHistory: async ({ marker }: { readonly marker: string | undefined }) => {
        const at = Number(marker ?? 0);
        const nextMarker = at + 1 < events.length ? String(at + 1) : undefined;
        return {
          ok: true as const,
          value: { events: events.slice(at, at + 1).map((one) => JSON.stringify(one)), nextMarker },
        };
      },
    },
  });
}

function told(lines: readonly string[], outcome: Outcome<unknown>): readonly string[] {
  return [...lines, outcome.kind === 'failed' ? outcome.message : outcome.kind];
}

const callback = (eventId: number, name: string) => ({
  EventId: eventId,
  EventType: 'CallbackStarted',
  EventTimestamp: '2026-01-01T00:00:00Z',
  Id: name,
  Name: name,
  CallbackStartedDetails: { CallbackId: `cb-${name}` },
});

test('an execution is stopped once, after a confirmation on every connection', async () => {
  const { lines, needs } = recording({});
  expect(told(lines, await stopExecution(execution, needs))).toEqual([
    'asks: Stop execution order-7?',
    `sends {"kind":"stop","executionArn":"${arn}"}`,
    'reads executions of order again',
    'says Stopped order-7',
    'done',
  ]);
});

test('nothing is sent without the confirmation', async () => {
  const { lines, needs } = recording({ isConfirmed: false });
  const named = { ...execution, callbackId: 'cb-1', operationName: 'approval' };
  const outcomes = [await stopExecution(execution, needs), await sendCallbackHeartbeat(named, needs)];
  expect([lines.filter((line) => line.startsWith('sends')), outcomes.map(({ kind }) => kind)]).toEqual([
    [],
    ['canceled', 'canceled'],
  ]);
});

test('a refusal and a lost answer are said, and not repeated', async () => {
  const of = async (answer: ActionAnswer) => {
    const { lines, needs } = recording({ answer });
    return told(lines, await stopExecution(execution, needs)).slice(1);
  };
  const sent = `sends {"kind":"stop","executionArn":"${arn}"}`;
  expect(await of({ kind: 'refused', failure: refused })).toEqual([sent, 'It does not exist.']);
  expect(await of({ kind: 'lost', failure: lost })).toEqual([
    sent,
    'reads executions of order again',
    'The connection was lost. It is unknown whether the request had an effect. It was not repeated.',
  ]);
});

test('the only callback that waits is found in the history, page by page', async () => {
  const answered = { ...callback(3, 'audit'), EventType: 'CallbackSucceeded' };
  const { lines, needs } = recording({ events: [callback(1, 'audit'), callback(2, 'approval'), answered] });
  expect(told(lines, await failCallback(execution, needs))).toEqual([
    'asks for an error: Fail Callback approval',
    'asks: Fail callback approval?',
    'sends {"kind":"fail","callbackId":"cb-approval","error":{"type":"Denied","message":"no budget"}}',
    'reads executions of order again',
    'says Failed callback approval',
    'done',
  ]);
});

test('a callback on this machine is answered without a question', async () => {
  const { lines, needs } = recording({ events: [callback(1, 'approval')], isLocal: true });
  await sendCallbackHeartbeat(execution, needs);
  expect(lines[0]).toBe('sends {"kind":"heartbeat","callbackId":"cb-approval"}');
});

test('one of several callbacks is picked; none is a sentence', async () => {
  const { lines, needs } = recording({ events: [callback(1, 'audit'), callback(2, 'approval')] });
  await sendCallbackHeartbeat(execution, needs);
  expect(lines.slice(0, 3)).toEqual([
    'picks of audit, approval',
    'asks: Send Heartbeat to callback approval?',
    'sends {"kind":"heartbeat","callbackId":"cb-approval"}',
  ]);
  const none = recording({});
  expect(told(none.lines, await sendCallbackHeartbeat(execution, none.needs))).toEqual([
    'order-7 does not wait for a callback.',
  ]);
});

test('an execution is started again with its input, under another name, or attached to under its own', async () => {
  const start = async (given: Given) => {
    const { lines, needs } = recording(given);
    return told(lines, await startExecutionAgain(execution, needs));
  };
  const input = '{"id":7}';
  expect(await start({ input, start: { kind: 'otherName', name: 'order-7-2' } })).toEqual([
    'invokes order:3 Event {"id":7} as order-7-2',
    'canceled',
  ]);
  expect(await start({ input, start: { kind: 'sameName' } })).toEqual([
    'invokes order:3 RequestResponse {"id":7} as order-7',
    'canceled',
  ]);
  expect((await start({ input, timeoutSeconds: 901, start: { kind: 'sameName' } }))[0]).toBe(
    'invokes order:3 Event {"id":7} as order-7',
  );
  expect(await start({ start: { kind: 'sameName' } })).toEqual([
    'Lambda did not return the whole input of order-7. Nothing was sent.',
  ]);
});

test('another name counts on, within 64 characters', () => {
  expect([otherName('order-7'), otherName('order-7-2'), otherName('order'), otherName('x'.repeat(64))]).toEqual([
    'order-7-2',
    'order-7-3',
    'order-2',
    `${'x'.repeat(62)}-2`,
  ]);
});
