import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListFunctionsCommand, paginateListFunctions } from '@aws-sdk/client-lambda';
import { afterAll, expect, test } from 'vitest';
import { lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

const stops: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function serve(template?: string): Promise<RunningLocalService> {
  const service = await startLocalService(template === undefined ? {} : { template });
  stops.push(service.stop);
  return service;
}

test('lists the sample functions by name', async () => {
  const { Functions, NextMarker } = await lambdaClient(await serve()).send(new ListFunctionsCommand());
  expect(Functions?.map((one) => `${one.FunctionName} ${one.Runtime} ${one.Timeout} s ${one.MemorySize} MB`)).toEqual([
    'always-fails nodejs22.x 10 s 128 MB',
    'calls-hello nodejs22.x 10 s 128 MB',
    'fails-twice nodejs22.x 10 s 128 MB',
    'greet-python python3.13 10 s 128 MB',
    'hello nodejs22.x 10 s 128 MB',
    'slow-report nodejs22.x 30 s 128 MB',
    'take-orders nodejs22.x 10 s 128 MB',
    'times-out nodejs22.x 2 s 128 MB',
    'track-clicks nodejs22.x 10 s 128 MB',
    'watch-stock python3.13 10 s 128 MB',
  ]);
  expect(NextMarker).toBeFalsy();
  expect(Functions?.find((one) => one.FunctionName === 'hello')).toMatchObject({
    FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:hello',
    Description: 'Says hello',
    Handler: 'index.handler',
    Version: '$LATEST',
    TracingConfig: { Mode: 'Active' },
    Environment: { Variables: { GREETING: 'Hello' } },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/hello' },
  });
});

test('gives 50 a page at most, each function once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dwell-list-'));
  stops.push(() => rm(folder, { recursive: true }));
  const names = Array.from({ length: 120 }, (_, index) => `Function${String(index).padStart(3, '0')}`);
  const resources = names.map((name) => [
    name,
    { Type: 'AWS::Serverless::Function', Properties: { Handler: 'a.b', Runtime: 'nodejs22.x' } },
  ]);
  await writeFile(join(folder, 'template.json'), JSON.stringify({ Resources: Object.fromEntries(resources) }));
  const client = lambdaClient(await serve(join(folder, 'template.json')));
  const sizes: number[] = [];
  const seen: string[] = [];
  for await (const page of paginateListFunctions({ client, pageSize: 10_000 }, {})) {
    sizes.push(page.Functions?.length ?? 0);
    seen.push(...(page.Functions ?? []).map((one) => one.FunctionName ?? ''));
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(seen).toEqual(names);
  const three = await client.send(new ListFunctionsCommand({ MaxItems: 3 }));
  expect(three.Functions?.map((one) => one.FunctionName)).toEqual(names.slice(0, 3));
});
