import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { localDebugging } from '../../src/aws/local/localDebugging';
import { LocalProcess } from '../../src/aws/local/localProcess';
import type { DebugEvent, DebuggerWaiting } from '../../src/model/invocation/debugEvent';
import { inProject } from '../tools/project.mjs';
import { DapClient } from './dapClient';

/*
 * What the service does for a debugger, without VS Code: test/host/debugging.test.ts has its own debuggers. Python is debugged here, by
 * the same protocol, where debugpy is installed.
 */

const key = 'known to the window alone';

interface Debugged {
  readonly endpoint: string;
  readonly events: readonly DebugEvent[];
  /** The next process that waits for a debugger. */
  nextWaiting(): Promise<DebuggerWaiting>;
  invoke(functionName: string, debugKey?: string): Promise<Response>;
  control(sessionId: string, action: 'paused' | 'resumed' | 'stop'): Promise<boolean>;
}

let stop: () => void = () => undefined;

afterEach(() => stop());

async function debugged(): Promise<Debugged> {
  const events: DebugEvent[] = [];
  const waiting: DebuggerWaiting[] = [];
  const takers: ((one: DebuggerWaiting) => void)[] = [];
  let address = '';
  const { control } = localDebugging(() => address, key);
  const service = new LocalProcess({
    localProgram: inProject('dist/local.js'),
    roots: async () => [{ folder: inProject('samples'), template: inProject('samples/template.yaml'), parameters: {} }],
    retryDelaysSeconds: [0.1, 0.1],
    nodeProgram: process.execPath,
    debugKey: key,
    log: () => undefined,
    onDebugEvent: (event) => {
      events.push(event);
      if (event.event === 'debuggerAnswered') void control(event.sessionId, 'seen');
      if (event.event !== 'debuggerWaiting') return;
      const take = takers.shift();
      if (take === undefined) waiting.push(event);
      else take(event);
    },
  });
  stop = () => service.dispose();
  const { endpoint } = await service.ready();
  address = endpoint;
  return {
    endpoint,
    events,
    nextWaiting: () => {
      const ready = waiting.shift();
      return ready === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(ready);
    },
    invoke: (functionName, debugKey = key) =>
      fetch(`${endpoint}/2015-03-31/functions/${functionName}/invocations`, {
        method: 'POST',
        headers: { 'Dwell-Debug': debugKey },
        body: '{}',
      }),
    control: async (sessionId, action) => (await control(sessionId, action)).ok,
  };
}

/** Whether anything accepts connections on a port of this machine. */
function isOpen({ port }: Pick<DebuggerWaiting, 'port'>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function untilClosed(session: DebuggerWaiting): Promise<void> {
  while (await isOpen(session)) await new Promise((resolve) => setImmediate(resolve));
}

test('only who started the service may debug', async () => {
  const { invoke, control } = await debugged();
  const answer = await invoke('hello', 'another key');
  expect([answer.status, await answer.json()]).toMatchObject([403, { Message: expect.stringContaining('started') }]);
  expect(await control('no-such-session', 'stop')).toBe(false);
});

test('a stopped session ends its process and its invocation, and says so', async () => {
  const { invoke, nextWaiting, control, events } = await debugged();
  const answer = invoke('hello');
  const session = await nextWaiting();
  expect(session).toMatchObject({ functionName: 'hello', attempt: 1, language: 'node', host: '127.0.0.1' });
  expect(await isOpen(session)).toBe(true);
  expect(await control(session.sessionId, 'stop')).toBe(true);
  const response = await answer;
  expect([response.headers.get('X-Amz-Function-Error'), await response.json()]).toMatchObject([
    'Unhandled',
    { errorMessage: expect.stringContaining('The debug session was stopped') },
  ]);
  await untilClosed(session);
  await expect.poll(() => events.filter(({ event }) => event === 'debuggerEnded')).toHaveLength(1);
});

test('a process that waits for its debugger ends with the service', async () => {
  const { invoke, nextWaiting } = await debugged();
  const answer = invoke('hello').catch(() => undefined);
  const session = await nextWaiting();
  stop();
  await answer;
  await untilClosed(session);
});

test('nothing is left after a hundred debugged invocations', { timeout: 120_000 }, async () => {
  const { invoke, nextWaiting, control, events } = await debugged();
  for (let round = 0; round < 20; round += 1) {
    const answers = Array.from({ length: 5 }, () => invoke('hello'));
    const sessions = await Promise.all(answers.map(() => nextWaiting()));
    await Promise.all(sessions.map(({ sessionId }) => control(sessionId, 'stop')));
    await Promise.all(answers);
    await Promise.all(sessions.map(untilClosed));
  }
  await expect.poll(() => events.filter(({ event }) => event === 'debuggerEnded')).toHaveLength(100);
});

const hasDebugpy = spawnSync('python3', ['-c', 'import debugpy']).status === 0;

test.skipIf(!hasDebugpy)('a Python function stops at a breakpoint, and its clock with it', async () => {
  const { invoke, nextWaiting, control } = await debugged();
  const answer = invoke('greet-python');
  const session = await nextWaiting();
  expect(session.language).toBe('python');
  const client = await DapClient.attach(session.port);
  const handler = inProject('samples/functions/greet-python/app.py');
  const { threadId } = await client.runTo(handler, 'name = event.get');
  expect(await control(session.sessionId, 'paused')).toBe(true);
  expect(await client.evaluate(threadId, 'context.function_name')).toBe("'greet-python'");
  const leftMs = Number(await client.evaluate(threadId, 'context.get_remaining_time_in_millis()'));
  expect(Number(await client.evaluate(threadId, 'context.get_remaining_time_in_millis()'))).toBeGreaterThan(
    leftMs - 50,
  );
  expect(await control(session.sessionId, 'resumed')).toBe(true);
  await client.request('continue', { threadId });
  const response = await answer;
  expect(response.headers.get('X-Amz-Function-Error')).toBeNull();
  client.close();
  await untilClosed(session);
});
