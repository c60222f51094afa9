import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openConnection } from '../../src/aws/openConnection';
import type { Connection, ConnectionSpec } from '../../src/model/connection/connection';

/** A server that is Lambda and STS at once, by what it is asked. */
let server: Server;
let folder: string;
let asked: string[];
let codes: string[];
const signal = new AbortController().signal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dwell-environment-'));
  server = createServer(async (request, response) => {
    const body = await textOf(request);
    const action = /Action=(\w+)/.exec(body)?.[1];
    asked.push(
      action === 'AssumeRole' ? `AssumeRole with ${/TokenCode=(\w+)/.exec(body)?.[1]}` : (action ?? request.url ?? ''),
    );
    response.writeHead(200, { 'content-type': action === undefined ? 'application/json' : 'text/xml' });
    response.end(answerTo(action));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  asked = [];
  codes = ['123456', '654321'];
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
});

afterEach(() => vi.unstubAllEnvs());

const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function open(spec: ConnectionSpec): Connection {
  return openConnection(spec, {
    localProgram: '',
    roots: [],
    retryDelaysSeconds: [60, 120],
    askMfaCode: async (serial) => {
      asked.push(`asked for ${serial}`);
      return codes.shift() ?? '';
    },
    onPause: () => undefined,
    log: () => undefined,
  });
}

it('asks for an MFA code once, for all that the connection does', async () => {
  const config = `[profile base]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = not-a-secret
[profile deploy]
role_arn = arn:aws:iam::123456789012:role/deploy
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/ada
region = eu-west-1
`;
  await writeFile(join(folder, 'config'), config);
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint());
  const connection = open({ kind: 'aws', name: 'Deploy', profile: 'deploy' });
  const answers = await Promise.all([
    connection.identity.getIdentity(signal),
    connection.directory.listFunctions(undefined, signal),
  ]);
  await connection.directory.listFunctions(undefined, signal);
  await connection.details.listTags('arn:aws:lambda:eu-west-1:123456789012:function:a', signal);
  connection.dispose();
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(asked.filter((each) => /asked|AssumeRole/.test(each))).toEqual([
    'asked for arn:aws:iam::123456789012:mfa/ada',
    'AssumeRole with 123456',
  ]);
});

it('obeys the endpoint variables of the SDKs', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', endpoint());
  const connection = open({ kind: 'aws', name: 'Env', region: 'eu-west-1' });
  expect((await connection.directory.listFunctions(undefined, signal)).ok).toBe(true);
  connection.dispose();
  expect(asked).toEqual(['/2015-03-31/functions']);
});

it('obeys the endpoint of a profile', async () => {
  await writeFile(
    join(folder, 'config'),
    `[profile emulator]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = not-a-secret
region = eu-west-1
services = local
[services local]
lambda =
  endpoint_url = ${endpoint()}
`,
  );
  const connection = open({ kind: 'aws', name: 'Ini', profile: 'emulator' });
  expect(await connection.directory.listFunctions(undefined, signal)).toMatchObject({ ok: true });
  connection.dispose();
  expect(asked).toEqual(['/2015-03-31/functions']);
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

function answerTo(action: string | undefined): string {
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  switch (action) {
    case 'AssumeRole':
      return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/deploy/ada</Arn><AssumedRoleId>x:ada</AssumedRoleId></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`;
    case 'GetCallerIdentity':
      return '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/deploy/ada</Arn><Account>123456789012</Account><UserId>x</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>';
    default:
      return JSON.stringify({ Functions: [], Tags: {} });
  }
}
