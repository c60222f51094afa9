import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LambdaDetails } from '../../../src/aws/lambda/lambdaDetails';
import { LambdaDirectory } from '../../../src/aws/lambda/lambdaDirectory';
import { LambdaEditor } from '../../../src/aws/lambda/lambdaEditor';
import type { Result } from '../../../src/model/connection/result';
import { collectTriggers } from '../../../src/triggers/collectTriggers';
import { describeErrorBehavior } from '../../../src/triggers/describeErrorBehavior';
import { describeTrigger } from '../../../src/triggers/describeTrigger';
import { errorBehavior } from '../../../src/triggers/errorBehavior';
import { gatewayTo } from '../../aws/testConnection';
import { inProject } from '../../tools/project.mjs';
import { manyFunctions } from '../../ui/manyFunctions';
import { type RunningLocalService, startLocalService } from '../localService';

const triggersTemplate = inProject('test/conformance/functions/triggers.yaml');
const signal = new AbortController().signal;
let service: RunningLocalService;
let details: LambdaDetails;
let editor: LambdaEditor;
let directory: LambdaDirectory;
beforeAll(async () => {
  service = await startLocalService({ template: triggersTemplate });
  const gateway = gatewayTo(service.endpoint);
  details = new LambdaDetails(gateway);
  editor = new LambdaEditor(gateway);
  directory = new LambdaDirectory(gateway, () => [60_000, 120_000]);
});
afterAll(() => service.stop());

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.failure.message);
}

/** What a function's tree has below Triggers: names and models. */
async function triggersOf(name: string): Promise<readonly string[]> {
  const { triggers } = collectTriggers({
    policy: unwrap(await details.getPolicy(name, undefined, signal)),
    mappings: unwrap(await details.listEventSourceMappings(name, signal)),
    url: unwrap(await details.getUrl(name, undefined, signal)),
    declared: [],
  });
  return triggers
    .map(describeTrigger)
    .map(({ name: service, model, status }) => [`${service}: ${model}`, status].filter(Boolean).join(', '));
}

/** The descriptions below Error behavior, one for each way in. */
async function errorsOf(name: string): Promise<readonly string[]> {
  const config = unwrap(await directory.getEventInvokeConfig(name, undefined, signal));
  const mappings = unwrap(await details.listEventSourceMappings(name, signal));
  return describeErrorBehavior(errorBehavior(config, mappings, new Map())).map(
    ({ about, service, source, status, summary }) =>
      [about.kind === 'mapping' ? `${service}: ${source}` : about.kind, status, summary].filter(Boolean).join(': '),
  );
}

test('the triggers of a function are read through the ports', async () => {
  const found = await triggersOf('orders');
  expect(found.toSorted()).toEqual(
    [
      'Amazon API Gateway: sync',
      'Amazon API Gateway: sync',
      'Function URL: sync',
      'Amazon Cognito: sync',
      'Amazon Alexa: sync',
      'Amazon S3: async',
      'Amazon SNS: async',
      'Amazon CloudWatch Logs: async',
      'Amazon EventBridge: async',
      'Amazon EventBridge: async',
      'AWS IoT: async',
      'Amazon Kinesis Data Streams: poll',
      'Amazon DynamoDB Streams: poll, disabled',
      'Amazon SQS: poll',
      'Self-managed Apache Kafka: poll',
    ].toSorted(),
  );
});

test('a function without any has none', async () => {
  expect(await triggersOf('plain')).toEqual([]);
});

test('a mapping that is switched off says so, and is switched on again', async () => {
  const [mapping] = unwrap(await details.listEventSourceMappings('configured', signal));
  const uuid = mapping?.uuid ?? '';
  expect(unwrap(await editor.setMappingEnabled(uuid, false, signal)).state).toBe('Disabling');
  expect(await triggersOf('configured')).toContain('Amazon SQS: poll, disabled');
  expect(await errorsOf('configured')).toContain(
    'Amazon SQS: failures: disabled: messages return to the queue, which limits retries',
  );
  expect(unwrap(await editor.setMappingEnabled(uuid, true, signal)).state).toBe('Enabling');
  expect(await triggersOf('configured')).toContain('Amazon SQS: poll');
});

test('asynchronous settings are changed, with or without some before, and destinations stay', async () => {
  expect(await errorsOf('plain')).toContain('async: 2 retries, maximum event age 6 h (defaults)');
  const change = { maximumRetryAttempts: 0, maximumEventAgeSeconds: 90 };
  for (const name of ['plain', 'configured']) {
    expect(await editor.updateEventInvokeConfig(name, undefined, change, signal)).toMatchObject({ ok: true });
    expect(await errorsOf(name)).toContain('async: no retries, maximum event age 90 s');
  }
  expect(unwrap(await directory.getEventInvokeConfig('configured', undefined, signal)).onFailure).toBe(
    'arn:aws:sqs:us-east-1:000000000000:failures',
  );
});

test('the tags of all functions come a page at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dwell-tags-'));
  const template = join(folder, 'template.yaml');
  await writeFile(template, manyFunctions(await readFile(triggersTemplate, 'utf8'), 250));
  const many = await startLocalService({ template });
  const of = new LambdaDirectory(gatewayTo(many.endpoint), () => [60_000, 120_000]);
  const pages: number[] = [];
  const all = new Map<string, Readonly<Record<string, string>>>();
  let marker: string | undefined;
  do {
    const page = unwrap(await of.listFunctionTags(marker, signal));
    pages.push(page.tags.size);
    for (const [arn, tags] of page.tags) all.set(arn, tags);
    marker = page.nextMarker;
  } while (marker !== undefined);
  expect(pages).toEqual([100, 100, 50]);
  expect(all.get(`arn:aws:lambda:${many.region}:${many.accountId}:function:bulk-00042`)).toMatchObject({
    team: 'team-1',
    'aws:cloudformation:stack-name': 'local',
  });
  await many.stop();
  await rm(folder, { recursive: true });
});
