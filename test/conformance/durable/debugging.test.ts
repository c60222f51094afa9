import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { localDebugging } from '../../../src/aws/local/localDebugging';
import { LocalProcess } from '../../../src/aws/local/localProcess';
import type { DebuggerWaiting } from '../../../src/model/invocation/debugEvent';
import { inProject } from '../../tools/project.mjs';
import { samTemplate, temporaryProject } from '../projects/temporaryProject';

/* What a debugger meets in a durable function, without VS Code: Node.js's own protocol, spoken here. */

const key = 'known to the window alone';

const code = `import { withDurableExecution } from '@aws/durable-execution-sdk-js';
export const handler = withDurableExecution(async (_event, context) => {
  const one = await context.step('one', async () => {
    return 'one';
  });
  await context.wait('pause', { seconds: 1 });
  return context.step('two', async () => one + ' two');
});
`;

/** From 0, as the protocol counts: inside the first step, and before it. */
const lines = { step: 3, handler: 2 };

let stop: () => void = () => undefined;
afterEach(() => stop());

/** A service with the function, and what its debugger saw: each session with the lines it stopped at. */
async function debugged(onWaiting: (session: DebuggerWaiting, control: Control) => void) {
  const properties = 'Handler: order.handler, Runtime: nodejs24.x, CodeUri: ., Timeout: 60';
  const template = samTemplate({ order: `${properties}, DurableConfig: { ExecutionTimeout: 600 }` });
  const { folder } = await temporaryProject({ 'template.yaml': template, 'order.mjs': code });
  let address = '';
  const { control } = localDebugging(() => address, key);
  const service = new LocalProcess({
    localProgram: inProject('dist/local.js'),
    roots: async () => [{ folder, template: `${folder}/template.yaml`, parameters: {} }],
    retryDelaysSeconds: [0.1, 0.1],
    nodeProgram: process.execPath,
    debugKey: key,
    log: () => undefined,
    onDebugEvent: (event) => {
      if (event.event === 'debuggerAnswered') void control(event.sessionId, 'seen');
      if (event.event === 'debuggerWaiting') onWaiting(event, control);
    },
  });
  stop = () => service.dispose();
  const { endpoint } = await service.ready();
  address = endpoint;
  const invoke = () =>
    fetch(`${endpoint}/2015-03-31/functions/order/invocations?Qualifier=$LATEST`, {
      method: 'POST',
      headers: { 'Dwell-Debug': key },
      body: '{}',
    });
  return { invoke };
}

type Control = ReturnType<typeof localDebugging>['control'];

/** The lines at which a debugger stops, once the function has ended; a line with an `await` has several places. */
async function stopsOf({ host, port }: DebuggerWaiting): Promise<readonly number[]> {
  const program = inProject('test/conformance/durable/stepThrough.mjs');
  const args = ['--experimental-websocket', '--no-warnings', program, host, String(port), 'order\\.mjs'];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, ...Object.values(lines).map(String)]);
  return [...new Set(stdout.split('\n').filter(Boolean).map(Number))];
}

test('a breakpoint in a step stops once; around it, once an invocation, of which the replay is marked', async () => {
  const sessions: Promise<readonly string[]>[] = [];
  const { invoke } = await debugged((session) => {
    const { attempt, isReplay } = session;
    const name = `invocation ${attempt}${isReplay === true ? ' (replay)' : ''}`;
    const stops = stopsOf(session);
    sessions.push(
      stops.then((all) => all.map((line) => `${name}: ${line === lines.step ? 'in the step' : 'before it'}`)),
    );
  });
  const response = await invoke();
  expect([response.status, await response.json()]).toEqual([200, 'one two']);
  expect((await Promise.all(sessions)).flat()).toEqual([
    'invocation 1: before it',
    'invocation 1: in the step',
    'invocation 2 (replay): before it',
  ]);
}, 120_000);

test('a debugger that is stopped ends the execution', async () => {
  const sessions: string[] = [];
  const { invoke } = await debugged((session, control) => {
    sessions.push(session.functionName);
    void control(session.sessionId, 'stop');
  });
  const response = await invoke();
  expect(response.headers.get('X-Amz-Function-Error')).toBe('Unhandled');
  expect(await response.json()).toMatchObject({
    errorMessage: expect.stringContaining('The debug session was stopped'),
  });
  expect(sessions).toEqual(['order']);
}, 120_000);
