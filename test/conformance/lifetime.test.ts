import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { inProject } from '../tools/project.mjs';
import { invoke } from './clients';
import { isAlive } from './isAlive';
import { startLocalService } from './localService';

const template = inProject('test/conformance/functions/template.yaml');

/** Pids of one Node.js and one Python function's process. */
async function runBoth(service: Awaited<ReturnType<typeof startLocalService>>): Promise<readonly number[]> {
  const answers = await Promise.all(['echo', 'python-echo'].map((name) => invoke(service, name, {})));
  return answers.map((one) => (one.payload as { pid: number }).pid);
}

test('ends when its stdin is closed, and its functions with it', async () => {
  const service = await startLocalService({ template });
  const pids = await runBoth(service);
  expect(pids.map(isAlive)).toEqual([true, true]);
  expect(await service.stop()).toBe(0);
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('ends at %s, with a function in the middle of its work', async (signal) => {
  const service = await startLocalService({ template });
  const pids = await runBoth(service);
  const hanging = invoke(service, 'waits-for-file', { file: inProject('never') }).catch(() => 'cut off');
  await expect.poll(() => pids.map(isAlive)).toEqual([true, true]);
  process.kill(service.pid, signal);
  expect(await service.stop()).toBe(0);
  expect(await hanging).toBe('cut off');
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
});

test('the functions end even when the service had no time to end them', async () => {
  const service = await startLocalService({ template });
  const pids = await runBoth(service);
  process.kill(service.pid, 'SIGKILL');
  await service.stop();
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
});

/** Runs the program to its end. */
function run(...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [inProject('dist/local.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

test.each([
  [[], 2, 'Set the folder or the template to run: --folder . or --template template.yaml\n'],
  [['--tempalte', 'x'], 2, 'Unknown option --tempalte. See --help.\n'],
  [['--template'], 2, '--template requires a value. See --help.\n'],
  [['--template', template, '--port', '80000'], 2, '--port must be a number from 0 to 65535.\n'],
  [
    ['--template', template, '--retry-delays', '1'],
    2,
    '--retry-delays must be two numbers of seconds, such as 60,120.\n',
  ],
  [
    ['--template=/nowhere/template.yaml'],
    1,
    'Not found: /nowhere/template.yaml. Set an existing path with --folder, --template or --env-file.\n',
  ],
  [
    ['--template', inProject('samples')],
    1,
    `${inProject('samples')} is a folder. Set it with --folder, or a template file with --template.\n`,
  ],
] as const)('%j ends with %i and one sentence', async (args, code, stderr) => {
  expect(await run(...args)).toEqual({ code, stdout: '', stderr });
});

test('a port that is in use ends with one sentence', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { code, stderr } = await run('--template', template, '--port', String(port));
  server.close();
  expect([code, stderr]).toEqual([1, `Port ${port} is in use. Set another with --port, or 0 for any free port.\n`]);
});

test('--help explains the options', async () => {
  const { code, stdout } = await run('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('--retry-delays A,B     seconds before the second and third attempt');
});

test('stays when there is no line to a parent', async () => {
  const child = spawn(process.execPath, [inProject('dist/local.js'), '--template', template], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
  const answer = await invoke({ ...JSON.parse(line) }, 'nothing', {});
  child.kill();
  expect(answer.status).toBe(200);
});
