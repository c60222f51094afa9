import { expect, test } from 'vitest';
import { DebugSessions } from '../../src/local/debugging/debugSessions';
import type { DebugEvent } from '../../src/model/invocation/debugEvent';

const run = { traceId: 't', requestId: 'r', functionName: 'orders', attempt: 1, language: 'node' } as const;

function begin() {
  const events: DebugEvent['event'][] = [];
  const sessions = new DebugSessions('key', ({ event }) => events.push(event));
  const session = sessions.begin(run);
  session.started('/code', () => session.ended());
  session.read('Debugger listening on ws://127.0.0.1:41003/6e6d');
  return { sessions, session, events };
}

test('a process that its debugger has ended with its answer was stopped, however late that is said', async () => {
  const { sessions, session, events } = begin();
  const wasStopped = session.wasStopped();
  session.ended();
  expect(events).toEqual(['debuggerWaiting', 'debuggerAnswered']);
  expect(sessions.control(session.id, 'stop')).toBe(true);
  expect(await wasStopped).toBe(true);
  expect(events).toEqual(['debuggerWaiting', 'debuggerAnswered', 'debuggerEnded']);
  expect(sessions.control(session.id, 'stop')).toBe(false);
});

test('an answer that the window has seen is the answer', async () => {
  const { sessions, session, events } = begin();
  const wasStopped = session.wasStopped();
  expect(sessions.control(session.id, 'seen')).toBe(true);
  expect(await wasStopped).toBe(false);
  session.ended();
  session.ended();
  expect(events).toEqual(['debuggerWaiting', 'debuggerAnswered', 'debuggerEnded']);
});

test('a session that is stopped before there is an answer has been stopped', async () => {
  const { sessions, session, events } = begin();
  expect(sessions.control(session.id, 'stop')).toBe(true);
  expect(await session.wasStopped()).toBe(true);
  expect(events).toEqual(['debuggerWaiting', 'debuggerEnded']);
});
