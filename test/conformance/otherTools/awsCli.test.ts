import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invoke, outline, segmentsOf } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';

const cliTest = test.skipIf(isSkippedWithout('aws'));

let service: RunningLocalService;
let folder: string;
beforeAll(async () => {
  service = await startLocalService();
  folder = await mkdtemp(join(tmpdir(), 'dwell-cli-'));
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

async function aws(...args: readonly string[]) {
  const all = ['--endpoint-url', service.endpoint, '--output', 'json', ...args];
  const { code, stdout, stderr } = await runProgram('aws', all, awsEnvironment(service.region));
  return { code, stderr, answer: stdout.trim() === '' ? undefined : JSON.parse(stdout) };
}

cliTest('lists functions', async () => {
  const { answer } = await aws('lambda', 'list-functions', '--max-items', '2');
  expect(answer.Functions.map((one: { FunctionName: string }) => one.FunctionName)).toEqual([
    'always-fails',
    'calls-hello',
  ]);
});

cliTest('invokes in the three types', async () => {
  const out = join(folder, 'out.json');
  const payload = join(folder, 'payload.json');
  await writeFile(payload, '{"name":"CLI"}');
  // `fileb` means the same in both major versions of the CLI.
  const call = (...more: readonly string[]) =>
    aws('lambda', 'invoke', '--function-name', 'hello', '--payload', `fileb://${payload}`, ...more, out);
  const sync = await call('--log-type', 'Tail');
  expect(sync.answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(Buffer.from(sync.answer.LogResult, 'base64').toString()).toContain('\tINFO\tGreeting CLI\n');
  expect(JSON.parse(await readFile(out, 'utf8'))).toEqual({ message: 'Hello, CLI!' });
  expect((await call('--invocation-type', 'Event')).answer).toEqual({ StatusCode: 202 });
  expect((await call('--invocation-type', 'DryRun')).answer).toEqual({ StatusCode: 204 });
});

cliTest('says what AWS says of an unknown function', async () => {
  const { code, stderr } = await aws('lambda', 'get-function', '--function-name', 'nobody');
  expect(code).toBeGreaterThan(0);
  expect(stderr).toContain(
    '(ResourceNotFoundException) when calling the GetFunction operation: Function not found: arn:aws:',
  );
});

cliTest('reads the trace', async () => {
  const { traceId } = await invoke(service, 'greet-python', {});
  const lines = [
    'greet-python AWS::Lambda 200',
    'greet-python AWS::Lambda::Function',
    '  Initialization',
    '  Invocation',
    '  Overhead',
  ];
  expect(outline(await segmentsOf(service, traceId))).toEqual(lines);
  const { answer } = await aws('xray', 'batch-get-traces', '--trace-ids', traceId);
  const segments: { Document: string }[] = answer.Traces[0].Segments;
  expect(outline(segments.map((one) => JSON.parse(one.Document)))).toEqual(lines);
});
