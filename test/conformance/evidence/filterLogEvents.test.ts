import { execFileSync } from 'node:child_process';
import { FilterLogEventsCommand, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, logsClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';
import { linesOf } from './logLines';

const logGroupName = '/aws/lambda/logs-much';
let service: RunningLocalService;
let requestId: string;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/template.yaml') });
  ({ requestId } = await invoke(service, 'logs-much', { lines: 25 }));
});
afterAll(() => service.stop());

test('finds events by request id, page by page, each once and in order', async () => {
  const client = logsClient(service);
  const input = { logGroupName, filterPattern: `"${requestId}" INFO -"25 of"`, limit: 10 };
  const messages: string[] = [];
  for await (const page of paginateFilterLogEvents({ client }, input)) {
    messages.push(...(page.events ?? []).map((event) => event.message?.split('\t')[3]?.trimEnd() ?? ''));
  }
  const lines = Array.from({ length: 24 }, (_, index) => `line ${index + 1} of 25 é`);
  expect(messages).toEqual([...lines, 'two\nlines']);
});

test('an entry of several lines is one event', async () => {
  expect(await linesOf(service, 'logs-much', 'two')).toEqual([expect.stringMatching(/\tINFO\ttwo\nlines\n$/)]);
});

test('begins with the start of the process', async () => {
  const [first] = await linesOf(service, 'logs-much', '');
  // Of the program that runs it, not of the configuration.
  const version = /^v(\d+\.\d+)/.exec(execFileSync('node', ['--version'], { encoding: 'utf8' }))?.[1] ?? '';
  const arn = 'Runtime Version ARN: arn:aws:lambda:us-east-1::runtime:';
  expect(first).toContain(`INIT_START Runtime Version: nodejs:${version}.local\t${arn}`);
});

test('optional terms and times', async () => {
  expect(await linesOf(service, 'logs-much', '?"line 1 of" ?"plain error"')).toHaveLength(2);
  const past = new FilterLogEventsCommand({ logGroupName, endTime: Date.now() - 3_600_000 });
  expect((await logsClient(service).send(past)).events).toEqual([]);
});

test('a group nobody wrote to', async () => {
  const command = new FilterLogEventsCommand({ logGroupName: '/aws/lambda/nobody' });
  await expect(logsClient(service).send(command)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
  });
});

test('a pattern of a kind that is not understood', async () => {
  const command = new FilterLogEventsCommand({ logGroupName, filterPattern: '{ $.level = "ERROR" }' });
  await expect(logsClient(service).send(command)).rejects.toMatchObject({ name: 'InvalidParameterException' });
});
