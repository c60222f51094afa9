import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  ListTagsCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { lambdaClient } from '../clients';
import { startLocalService } from '../localService';
import { zipOf } from './zipOf';

const codeOf = (text: string) => zipOf({ 'index.mjs': `export const handler = async () => '${text}';` });

test('functions, versions, aliases, tags and policies that calls made survive kill -9', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dwell-made-'));
  const stops: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const stop of stops) await stop();
    await rm(folder, { recursive: true, force: true });
  });
  const start = async () => {
    const service = await startLocalService({ args: ['--state', folder] });
    stops.push(service.stop);
    return service;
  };
  const FunctionName = 'made';
  const first = await start();
  const lambda = lambdaClient(first);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Code: { ZipFile: codeOf('one') },
      Tags: { team: 'shop' },
    }),
  );
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'bus',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    }),
  );
  const { FunctionArn } = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: codeOf('two') }));
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  const again = lambdaClient(await start());
  const run = async (Qualifier?: string) => {
    const { Payload } = await again.send(new InvokeCommand({ FunctionName, Qualifier }));
    return JSON.parse(Buffer.from(Payload ?? []).toString());
  };
  expect([await run(), await run('1'), await run('live')]).toEqual(['two', 'one', 'one']);
  expect((await again.send(new ListTagsCommand({ Resource: FunctionArn }))).Tags).toEqual({ team: 'shop' });
  const { Policy = '' } = await again.send(new GetPolicyCommand({ FunctionName }));
  expect(JSON.parse(Policy).Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['bus']);
});
