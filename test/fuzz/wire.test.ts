import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOptions } from '../../src/local/options';
import { type RunningService, startService } from '../../src/local/startService';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import type { Random } from '../trace/randomTrace';
import { fuzz } from './fuzz';
import { mutateText, mutateValue } from './mutate';
import { fuzzedTemplate, type WireRequest, wireRequests } from './wireRequests';

let folder = '';
let service: RunningService;
const agent = new Agent({ keepAlive: true });
const logged: string[] = [];

beforeAll(async () => {
  folder = await makeTemporary('fuzz');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'template.json'), fuzzedTemplate);
  const read = readOptions(['--template', join(folder, 'template.json'), '--retry-delays', '0,0'], folder);
  if (read.kind !== 'run') throw new Error('the options are wrong');
  const log = (line: string) => void logged.push(line);
  service = await startService(read.options, inProject('src', 'local', 'runtime'), {
    log,
    tell: () => undefined,
    debugKey: undefined,
    sourceCredentials: () => () => Promise.reject(new Error('nothing is polled elsewhere')),
  });
});

afterAll(async () => {
  agent.destroy();
  service?.stop();
  await removeTemporary(folder);
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** `undefined` for what Node.js's client does not send. */
function send({ method, path, headers, body }: WireRequest): Promise<Answer | undefined> {
  const text = textOf(headers, body);
  return new Promise((resolve, reject) => {
    let sent: ReturnType<typeof request>;
    try {
      sent = request(`${service.endpoint}`, { agent, method, path, headers });
    } catch {
      resolve(undefined);
      return;
    }
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.end(text);
  });
}

function textOf(headers: WireRequest['headers'], body: unknown): string | undefined {
  if (typeof body === 'string' || body === undefined) return body;
  const isForm = headers['content-type']?.includes('form') === true;
  if (!isForm || typeof body !== 'object' || body === null) return JSON.stringify(body);
  return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString();
}

/** Some part of it is not what it says. Long polls are left short: they are no hang. */
function damaged(valid: WireRequest, random: Random): WireRequest {
  const text = textOf(valid.headers, valid.body) ?? '';
  const body = random() < 0.3 ? mutateText(text, random) : mutateValue(valid.body, random, 0.1);
  const path = random() < 0.3 ? damagedPath(valid.path, random) : valid.path;
  const headers = random() < 0.15 ? Object.fromEntries(Object.entries(valid.headers).slice(1)) : valid.headers;
  return { method: random() < 0.05 ? 'PATCH' : valid.method, path, headers, body };
}

function damagedPath(path: string, random: Random): string {
  const changed = mutateText(path, random);
  // Node.js's client would not send it otherwise.
  return random() < 0.5 ? changed.replace(/[^!-~]/g, '%') : encodeURI(changed.replaceAll(/[\ud800-\udfff]/g, '?'));
}

async function keep(id: number): Promise<void> {
  const answer = await send({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
    body: { QueueUrl: `${service.endpoint}/000000000000/kept`, MessageBody: String(id) },
  });
  expect(answer?.status).toBe(200);
}

async function received(): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const answer = await send({
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
      body: { QueueUrl: `${service.endpoint}/000000000000/kept`, MaxNumberOfMessages: 10 },
    });
    const { Messages = [] } = JSON.parse(answer?.body ?? '{}');
    if (Messages.length === 0) return found;
    found.push(...Messages.map(({ Body }: { readonly Body: string }) => Body));
  }
}

it('every request as it should be is answered without a failure of the service', async () => {
  for (const valid of wireRequests) {
    const answer = await send(valid);
    expect([valid.method, valid.path, answer?.status, answer?.body]).not.toContain(500);
  }
  expect(logged.filter((line) => /Error\b/.test(line))).toEqual([]);
});

it('damaged requests are refused in AWS words, and no message that was accepted is lost', async () => {
  let kept = 0;
  await fuzz(async (random) => {
    const valid = wireRequests[Math.floor(random() * wireRequests.length)] ?? wireRequests[0];
    const wrong = damaged(valid, random);
    const answer = await send(wrong);
    if (answer?.status === 500) throw new Error(`${JSON.stringify(wrong)}: ${answer.body}`);
    if (random() < 0.2) {
      await keep(kept);
      kept += 1;
    }
  });
  const ids = Array.from({ length: kept }, (_, id) => id);
  expect((await received()).map(Number).toSorted((a, b) => a - b)).toEqual(ids);
});
