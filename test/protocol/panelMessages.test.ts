import { expect, it } from 'vitest';
import { done } from '../../src/model/base/outcome';
import type { FromPanel } from '../../src/protocol/panelMessages';
import { parsePanelState } from '../../src/protocol/panelSubjectSchema';
import { parseFromPanel } from '../../src/protocol/parseFromPanel';
import { parseToPanel } from '../../src/protocol/parseToPanel';
import { RequestChannel, replyTo } from '../../src/protocol/requestChannel';
import { executionArn, shownExecution, waitingOrder } from '../webview/fixtures/executions';
import { syncCold } from '../webview/fixtures/invocations';

const subject = { kind: 'invocation', invocationId: 'one' } as const;

it('takes the panel at its word only when every part is there', () => {
  const frame = { type: 'requestOpenFrame', requestId: 3, path: '/var/task/app.js', line: 4 } as const;
  expect(parseFromPanel(frame)).toEqual(frame);
  expect(parseFromPanel({ type: 'ready' })).toEqual({ type: 'ready' });
  expect(parseFromPanel({ ...frame, line: '4' })).toBeUndefined();
  expect(parseFromPanel({ ...frame, command: 'rm' })).toBeUndefined();
  expect(parseFromPanel({ type: 'requestCopy', requestId: 1 })).toBeUndefined();
  expect(parseFromPanel('ready')).toBeUndefined();
});

it('takes the host at its word only when the panel can draw it', () => {
  const message = { type: 'showInvocation', subject, invocation: syncCold, hostNowMs: 5 };
  expect(parseToPanel(message)).toEqual(message);
  expect(parseToPanel({ ...message, isPaused: true })).toEqual({ ...message, isPaused: true });
  expect(parseToPanel({ ...message, isPaused: 'yes' })).toBeUndefined();
  expect(parseToPanel({ ...message, invocation: { ...syncCold, answer: { kind: 'lost?' } } })).toBeUndefined();
  expect(parseToPanel({ type: 'reply', requestId: 1, result: { error: 'No.' } })).toEqual({
    type: 'reply',
    requestId: 1,
    result: { error: 'No.' },
  });
  expect(parseToPanel({ type: 'showTrace', subject, hostNowMs: 5 })).toBeUndefined();
});

it('takes executions with all that is drawn of them, and commands by their names', () => {
  const subject = { kind: 'execution', connectionId: 'local:Local', executionArn } as const;
  const message = { type: 'showExecution', subject, execution: shownExecution(waitingOrder), hostNowMs: 5 };
  expect(parseToPanel(message)).toEqual(message);
  expect(parseToPanel({ ...message, execution: { ...message.execution, events: [1] } })).toBeUndefined();
  expect(parsePanelState({ subject })).toEqual(subject);
  const command = { type: 'requestExecutionCommand', requestId: 1, command: 'stop' };
  expect(parseFromPanel(command)).toEqual({ ...command, callbackId: undefined, operationName: undefined });
  expect(parseFromPanel({ ...command, command: 'delete' })).toBeUndefined();
});

it('takes the bytes of a picture as base64 alone', () => {
  const about = (base64: string) => {
    const answer = { ...syncCold.answer, binary: { type: 'PNG image', base64 } };
    return parseToPanel({ type: 'showInvocation', subject, invocation: { ...syncCold, answer }, hostNowMs: 5 });
  };
  expect(about('iVBORw0KGgo=')).toBeDefined();
  expect(about('x" onerror="y')).toBeUndefined();
  expect(about('A'.repeat(4 * 1024 * 1024 + 1))).toBeUndefined();
  expect(parseFromPanel({ type: 'requestSaveResponse', requestId: 1 })).toBeDefined();
});

it('finds the subject in what a panel left behind', () => {
  expect(parsePanelState({ subject, closedRows: ['a'] })).toEqual(subject);
  expect(parsePanelState(undefined)).toBeUndefined();
});

it('hands each reply to the one who asked, failures too', async () => {
  const posted: FromPanel[] = [];
  const channel = new RequestChannel((message) => posted.push(message));
  const copied = channel.request({ type: 'requestCopy', text: 'a' });
  const opened = channel.request({ type: 'requestOpenPayload' });
  const [first, second] = posted;
  if (first === undefined || second === undefined || !('requestId' in first) || !('requestId' in second))
    throw new Error('The requests have no ids.');

  channel.settle(await replyTo(second, () => Promise.reject(new Error('There is no payload any more.'))));
  channel.settle(await replyTo(first, () => Promise.resolve(done)));
  channel.settle({ type: 'reply', requestId: 99, result: 'ok' });

  expect(await copied).toBe('ok');
  expect(await opened).toEqual({ error: 'There is no payload any more.' });
});
