import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { type Answer, invoke } from '../clients';
import { isAlive } from '../isAlive';
import { type RunningLocalService, startLocalService } from '../localService';

const folder = inProject('test/conformance/functions');
let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: `${folder}/template.yaml` });
});
afterAll(() => service.stop());

/** What every failure of a function has in common, as recorded from AWS. */
async function failing(name: string, event: unknown = {}): Promise<Answer> {
  const answer = await invoke(service, name, event);
  expect({ status: answer.status, error: answer.functionError, version: answer.version }).toEqual({
    status: 200,
    error: 'Unhandled',
    version: '$LATEST',
  });
  expect(answer.log).toMatch(/^START RequestId|\nSTART RequestId/);
  expect(answer.log).toContain(`\nREPORT RequestId: ${answer.requestId}\t`);
  return answer;
}

test('a process that exits', async () => {
  const { payload, requestId, log } = await failing('exits-with-three');
  const detail = 'Runtime exited with error: exit status 3';
  expect(payload).toEqual({ errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${detail}` });
  expect(log).toContain(`\nRequestId: ${requestId} Error: ${detail}\nRuntime.ExitError\nEND`);
  expect(log).toContain('\tStatus: error\tError Type: Runtime.ExitError\t');
});

test('a process that exits without a reason', async () => {
  const { payload, requestId } = await failing('exits-quietly');
  expect(payload).toEqual({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
  });
});

test('a handler that hangs is ended, and the next run gets a new process', async () => {
  for (let run = 0; run < 2; run += 1) {
    const { payload, requestId, log } = await failing('spins');
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
    });
    expect(log).toContain('\tINFO\tspinning\n');
    expect(log).toMatch(new RegExp(`\n[\\d-]+T[\\d:.]+Z ${requestId} Task timed out after 1.00 seconds\n\nEND`));
    expect(log).toMatch(/\tDuration: 1000\.00 ms\t.*\tInit Duration: [\d.]+ ms\tStatus: timeout\t\n/);
  }
});

test('a response that is too large', async () => {
  const { payload } = await failing('too-large');
  expect(payload).toEqual({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
  });
});

test('something thrown that is no Error', async () => {
  const { payload } = await failing('throws-text');
  expect(payload).toEqual({ errorType: 'string', errorMessage: 'not even an Error', trace: [] });
});

test('a Python exception', async () => {
  const { payload, requestId, log } = await failing('python-raises', { n: 1 });
  expect(payload).toEqual({
    errorMessage: "not so schön: {'n': 1}",
    errorType: 'ValueError',
    requestId,
    stackTrace: [
      `  File "${folder}/python.py", line 23, in raises\n    raise_it("schön", event)\n`,
      `  File "${folder}/python.py", line 27, in raise_it\n    raise ValueError(f"not so {word}: {event}")\n`,
    ],
  });
  expect(log).toContain(
    `\n[ERROR] ValueError: not so schön: {'n': 1}\nTraceback (most recent call last):\n\u00a0\u00a0File "${folder}/python.py", line 23, in raises\n`,
  );
});

test('Python that exits, or returns what JSON has no form for', async () => {
  const exits = await failing('python-exits');
  expect(exits.payload).toMatchObject({
    errorMessage: expect.stringMatching(/Error: Runtime exited with error: exit status 4$/),
  });
  expect((await failing('python-returns-a-set')).payload).toMatchObject({
    errorType: 'Runtime.MarshalError',
    errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable',
  });
});

test.each([
  ['no-such-module', 'Runtime.ImportModuleError', /^Error: Cannot find module 'missing'/],
  ['no-such-export', 'Runtime.HandlerNotFound', /^node.missing is undefined or not exported$/],
  ['breaks-at-start', 'RangeError', /^the settings are out of range$/],
  ['python-no-module', 'Runtime.ImportModuleError', /^Unable to import module 'missing': No module named 'missing'$/],
  ['no-such-folder', 'Runtime.InvalidEntrypoint', /^Code folder .*nowhere does not exist. Check CodeUri in/],
  [
    'no-such-runtime',
    'Runtime.InvalidEntrypoint',
    /^Java functions cannot be run here: only Node\.js, Python, and provided runtimes can\.$/,
  ],
])('%s fails at its start with %s', async (name, errorType, message) => {
  const { payload, log } = await failing(name);
  expect(payload).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  expect(log).toMatch(
    new RegExp(`\nINIT_REPORT Init Duration: [\\d.]+ ms\tPhase: init\tStatus: error\tError Type: ${errorType}\n`),
  );
});

test('what a function logged before it broke at its start is in the tail', async () => {
  const { log } = await failing('breaks-at-start');
  expect(log).toContain('\tINFO\treading the settings\n');
});

test('a process that ends after its answer takes no place of another', async () => {
  const pids = new Set<unknown>();
  const temporary = await makeTemporary('dies');
  onTestFinished(() => removeTemporary(temporary));
  for (let run = 0; run < 12; run += 1) {
    const file = join(temporary, String(run));
    const { payload, functionError } = await invoke(service, 'dies-afterwards', { file });
    expect(functionError).toBeUndefined();
    await writeFile(file, '');
    await expect.poll(() => isAlive(Number(payload))).toBe(false);
    pids.add(payload);
  }
  expect(pids.size).toBe(12);
});
