import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { PutRecordCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { kinesisClient, sqsClient } from '../conformance/clients';
import {
  delivered,
  makeProject,
  type PollingService,
  range,
  startPolling,
} from '../conformance/polling/pollingService';
import { inProject } from '../tools/project.mjs';
import { table } from './figures';

const records = 20_000;
const parts = 6;
const idleSeconds = 20;

const functionNamed = (name: string, events: string) => `
  ${name}:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: ${name.toLowerCase()}, Handler: consumer.collects, Environment: Calls(${name.toLowerCase()}), Events: { ${events} } }`;

it('polling', async () => {
  const latency = await measureLatency();
  const shards = await measureShards();
  const [without, idle] = [await measureIdle(0), await measureIdle(100)];
  const rows = [
    ['Message sent until the function runs, p50', `${latency.queueMs} ms`],
    ['Record put until the function runs, p50', `${latency.streamMs} ms`],
    [`Records a second, 10 shards, batches of 100, ${count(records)} records`, shards.perSecond.toFixed(0)],
    ['The same: processor time of the service, for 1,000 records', `${shards.cpuMs.toFixed(0)} ms`],
    [
      `Memory of the service after ${count(records)} records, and after ${count(records * parts)} that the stream keeps`,
      `${shards.memoryMb.at(0)?.toFixed(0)} MB, ${shards.memoryMb.at(-1)?.toFixed(0)} MB`,
    ],
    ['100 idle mappings: processor', `${(idle.cpuPercent - without.cpuPercent).toFixed(1)} % of one core`],
    ['100 idle mappings: memory', `${(idle.memoryMb - without.memoryMb).toFixed(0)} MB`],
  ];
  const text = table(['measure', 'measured'], rows);
  console.log(text);
  const path = inProject('docs/local-service.md');
  const page = await readFile(path, 'utf8');
  const marked = /(<!-- npm run bench:poll -->\n)[\s\S]*?(\n<!-- end -->)/;
  await writeFile(
    path,
    page.replace(marked, (_whole, start, end) => `${start}\n${text}\n${end}`),
  );
  expect(latency.queueMs).toBeLessThan(250);
}, 600_000);

const count = (value: number) => value.toLocaleString('en');

async function measureLatency(): Promise<{ readonly queueMs: number; readonly streamMs: number }> {
  const service = await startPolling(
    makeProject(`
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks } }
${functionNamed('Queued', 'R: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }')}
${functionNamed('Streamed', 'R: { Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: TRIM_HORIZON } }')}
`),
    1,
  );
  const QueueUrl = `${service.endpoint}/000000000000/orders`;
  const queue = sqsClient(service);
  const stream = kinesisClient(service);
  const queueMs = await medianDelay(service, 'queued', (body) =>
    queue.send(new SendMessageCommand({ QueueUrl, MessageBody: body })),
  );
  const streamMs = await medianDelay(service, 'streamed', (body) =>
    stream.send(new PutRecordCommand({ StreamName: 'clicks', PartitionKey: 'a', Data: Buffer.from(body) })),
  );
  await service.stop();
  return { queueMs, streamMs };
}

/** One record after the other, each once the one before has arrived; the first two start processes and do not count. */
async function medianDelay(
  service: PollingService,
  name: string,
  send: (body: string) => Promise<unknown>,
): Promise<number> {
  const delays: number[] = [];
  for (const id of range(102)) {
    const sentMs = Date.now();
    await send(JSON.stringify({ id }));
    await expect.poll(() => service.calls(name).length, { timeout: 20_000, interval: 2 }).toBe(id + 1);
    delays.push((service.calls(name).at(-1)?.atMs ?? 0) - sentMs);
  }
  return delays.slice(2).sort((a, b) => a - b)[50] ?? Number.NaN;
}

interface ShardMeasures {
  readonly perSecond: number;
  /** Of the service alone, for 1,000 records. */
  readonly cpuMs: number;
  /** After each part. */
  readonly memoryMb: readonly number[];
}

/** Parts of the same size. Figures are of the first; what memory grows by after that is what the stream keeps. */
async function measureShards(): Promise<ShardMeasures> {
  const service = await startPolling(
    makeProject(`
  Clicks: { Type: AWS::Kinesis::Stream, Properties: { Name: clicks, ShardCount: 10 } }
${functionNamed('Streamed', 'R: { Type: Kinesis, Properties: { Stream: !GetAtt Clicks.Arn, StartingPosition: TRIM_HORIZON } }')}
`),
    1,
  );
  const beganMs = performance.now();
  const cpuBeforeMs = cpuMs(service.pid);
  await putAndAwait(service, 0);
  const perSecond = records / ((performance.now() - beganMs) / 1000);
  const usedMs = cpuMs(service.pid) - cpuBeforeMs;
  const usedMb = [memoryMb(service.pid)];
  for (const part of range(parts - 1)) {
    await putAndAwait(service, records * (part + 1));
    usedMb.push(memoryMb(service.pid));
  }
  await service.stop();
  return { perSecond, cpuMs: (usedMs / records) * 1000, memoryMb: usedMb };
}

/** Puts records, after so many before, and waits until the function has had all. */
async function putAndAwait(service: PollingService, before: number): Promise<void> {
  const client = kinesisClient(service);
  for (const start of range(records / 500).map((one) => one * 500)) {
    const Records = range(500).map((id) => ({
      Data: Buffer.from(JSON.stringify({ id: before + start + id })),
      PartitionKey: String(start + id),
    }));
    await client.send(new PutRecordsCommand({ StreamName: 'clicks', Records }));
  }
  const arrived = () => delivered(service.calls('streamed')).length;
  await expect.poll(arrived, { timeout: 300_000, interval: 50 }).toBe(before + records);
}

async function measureIdle(mappings: number): Promise<{ readonly cpuPercent: number; readonly memoryMb: number }> {
  const queues = range(mappings).map((id) => `  Q${id}: { Type: AWS::SQS::Queue, Properties: { QueueName: q${id} } }`);
  const events = range(mappings).map((id) => `E${id}: { Type: SQS, Properties: { Queue: !GetAtt Q${id}.Arn } }`);
  const service = await startPolling(
    makeProject(`${queues.join('\n')}\n${functionNamed('Idle', events.join(', '))}\n`),
    1,
  );
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const beforeMs = cpuMs(service.pid);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
  const cpuPercent = ((cpuMs(service.pid) - beforeMs) / (idleSeconds * 1000)) * 100;
  const usedMb = memoryMb(service.pid);
  await service.stop();
  return { cpuPercent, memoryMb: usedMb };
}

/** Resident memory of a process. */
function memoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** User and system time of a process; Linux counts hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
