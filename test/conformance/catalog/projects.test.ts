import { spawn } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { GetFunctionConfigurationCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../../tools/temporary.mjs';
import { lambdaClient } from '../clients';

/** A folder of projects, as a terminal or CI serves it. */
let folder: string;
let endpoint: string;
let stop: () => void = () => undefined;

beforeAll(async () => {
  folder = await makeTemporary('served');
  for (const name of ['sam-typescript', 'terraform', 'serverless', 'cdk']) {
    await cp(inProject('test/workspace/projects', name), join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, '.env'), '# shared\nexport REGION_NAME="north \\"1\\""\nSTAGE=from-file\n');
  await writeFile(join(folder, 'cdk', 'only.env'), 'STAGE=cdk only\n');
  const files = [
    '--env-file',
    join(folder, '.env'),
    '--env-file',
    `${join(folder, 'cdk')}=${join(folder, 'cdk/only.env')}`,
  ];
  const args = ['--folder', folder, '--parameter', 'Stage=prod', '--parameter', 'stage=qa', ...files];
  const child = spawn(process.execPath, [inProject('dist/local.js'), '--', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  stop = () => child.stdin.end();
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  endpoint = JSON.parse(line).endpoint;
});

afterAll(async () => {
  stop();
  await removeTemporary(folder);
});

test('all projects of a folder are served', async () => {
  const { Functions = [] } = await lambdaClient({ endpoint, region: 'us-east-1' }).send(new ListFunctionsCommand({}));
  expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual([
    'CopiedF3A4',
    'Create',
    'PlainA7B8',
    'Prod-Shop-OrdersC3D4',
    'ReportC9D0',
    'Shop-OrdersC3D4',
    'create-qa',
    'shop-qa-list',
    'shop-qa-orders',
    'shop-qa-report',
    'worker-mail',
    'worker-print',
  ]);
});

test('parameters and the env file count', async () => {
  const FunctionName = 'Create';
  const { Environment } = await lambdaClient({ endpoint, region: 'us-east-1' }).send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  expect(Environment?.Variables).toEqual({ STAGE: 'from-file', REGION_NAME: 'north "1"' });
  const ofCdk = await lambdaClient({ endpoint, region: 'us-east-1' }).send(
    new GetFunctionConfigurationCommand({ FunctionName: 'ReportC9D0' }),
  );
  expect(ofCdk.Environment?.Variables).toEqual({ STAGE: 'cdk only', REGION_NAME: 'north "1"' });
  const queue = await lambdaClient({ endpoint, region: 'us-east-1' }).send(
    new GetFunctionConfigurationCommand({ FunctionName: 'shop-qa-orders' }),
  );
  expect(queue.Environment?.Variables?.QUEUE).toBe('https://sqs.us-east-1.amazonaws.com/000000000000/shop-qa-jobs');
});

test('a project that was made just now is in the list', async () => {
  const template =
    'Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {FunctionName: fresh, Handler: a.b}}\n';
  await mkdir(join(folder, 'fresh'));
  await writeFile(join(folder, 'fresh', 'template.yaml'), template);
  const { Functions = [] } = await lambdaClient({ endpoint, region: 'us-east-1' }).send(new ListFunctionsCommand({}));
  expect(Functions.map(({ FunctionName }) => FunctionName)).toContain('fresh');
});
