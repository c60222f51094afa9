import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { awsCliCommand, type SentCall } from '../../src/invocations/export/awsCliCommand';
import { javaScriptCode } from '../../src/invocations/export/sdkCode';
import { shellKind } from '../../src/invocations/export/shellKind';
import type { ConnectionSpec } from '../../src/model/connection/connection';
import { noOptions } from '../../src/model/invocation/invocation';
import { runProgram } from '../conformance/runProgram';

const plain: SentCall = {
  target: { connectionId: 'aws:Prod', functionName: 'checkout', qualifier: 'live' },
  mode: 'RequestResponse',
  payload: '{"name":"O\'Brien","big":12345678901234567890}',
  options: noOptions,
};
const aws: ConnectionSpec = { kind: 'aws', name: 'Prod', profile: 'my profile', region: 'eu-west-1' };
const endpoint: ConnectionSpec = { kind: 'endpoint', name: 'LocalStack', endpoint: 'http://localhost:4566' };
const full: SentCall = {
  ...plain,
  mode: 'ResponseStream',
  payload: '{"n":1}',
  options: { clientContext: '{"custom":{"who":"Zoë"}}', tenantId: 'blue team', durableExecutionName: undefined },
};

test('as a command of the AWS CLI, which is told to send it once', () => {
  expect(awsCliCommand(plain, aws)).toBe(String.raw`AWS_MAX_ATTEMPTS=1 aws lambda invoke \
  --function-name checkout \
  --qualifier live \
  --invocation-type RequestResponse \
  --profile 'my profile' \
  --region eu-west-1 \
  --cli-read-timeout 0 --cli-binary-format raw-in-base64-out \
  --payload '{"name":"O'\''Brien","big":12345678901234567890}' \
  /dev/stdout
`);
  expect(awsCliCommand(full, endpoint)).toBe(String.raw`# The AWS CLI cannot stream: this waits for the whole response.
AWS_MAX_ATTEMPTS=1 aws lambda invoke \
  --function-name checkout \
  --qualifier live \
  --invocation-type RequestResponse \
  --client-context eyJjdXN0b20iOnsid2hvIjoiWm/DqyJ9fQ== \
  --tenant-id 'blue team' \
  --endpoint-url http://localhost:4566 \
  --cli-read-timeout 0 --cli-binary-format raw-in-base64-out \
  --payload '{"n":1}' \
  /dev/stdout
`);
});

test('a shell reads back what was written', async () => {
  const [, payload] = /--payload ('[\s\S]*') \\\n/.exec(awsCliCommand(plain, aws)) ?? [];
  const { stdout } = await runProgram('sh', ['-c', `printf %s ${payload}`], process.env);
  expect(stdout).toBe(plain.payload);
});

test('a payload too large for an argument goes through a file, byte for byte', async () => {
  const payload = JSON.stringify({ text: "it's ü ".repeat(20_000) });
  const command = awsCliCommand({ ...plain, payload }, aws);
  expect(command).toContain('--payload "fileb://$payload" \\\n');
  // A program in place of the AWS CLI prints the file it is given.
  const folder = mkdtempSync(join(tmpdir(), 'dwell-cli-'));
  writeFileSync(
    join(folder, 'aws'),
    '#!/bin/sh\nfor word; do case $word in fileb://*) cat "/$(echo "$word" | cut -c 9-)";; esac; done\n',
    {
      mode: 0o755,
    },
  );
  writeFileSync(join(folder, 'command.sh'), command);
  const env = { ...process.env, TMPDIR: folder, PATH: `${folder}:${process.env.PATH}` };
  const { stdout } = await runProgram('sh', [join(folder, 'command.sh')], env);
  rmSync(folder, { recursive: true });
  expect(stdout).toBe(payload);
});

test('as a command of PowerShell', () => {
  const payload = '{"name":"O\'Brien \u2019s"}';
  expect(
    awsCliCommand({ ...plain, payload }, aws, 'powershell'),
  ).toBe(`$payload = New-TemporaryFile; $answer = New-TemporaryFile
[IO.File]::WriteAllText($payload.FullName, '{"name":"O''Brien \u2019\u2019s"}', [Text.UTF8Encoding]::new($false))
$env:AWS_MAX_ATTEMPTS = '1'
aws lambda invoke \`
  --function-name checkout \`
  --qualifier live \`
  --invocation-type RequestResponse \`
  --profile 'my profile' \`
  --region eu-west-1 \`
  --cli-read-timeout 0 --cli-binary-format raw-in-base64-out \`
  --payload "fileb://$($payload.FullName)" \`
  $answer.FullName
Get-Content -Raw -Encoding utf8 $answer.FullName
`);
});

test.each([
  '{"a":1}',
  '{ "a": 1.0 }',
  '{"a":1e400,"a":2}',
  '{"__proto__":{"x":1}}',
  '{"2":1,"1":2}',
  '"\\ud800 \u2028 </script> $ {x} `"',
  '[12345678901234567890]',
  '"O\'Brien \\"quoted\\" \\\\"',
])('code sends the same bytes for %s', (payload) => {
  const code = javaScriptCode({ ...plain, payload }, aws);
  const [, expression = ''] = / Payload: ([\s\S]*),\n\}\)\);/.exec(code) ?? [];
  expect(runInNewContext(`(${expression})`)).toBe(payload);
});

test('as JavaScript, with a client that sends it once', () => {
  expect(
    javaScriptCode({ ...full, mode: 'Event', options: noOptions }, aws),
  ).toBe(`import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";

const lambda = new LambdaClient({
  profile: "my profile",
  region: "eu-west-1",
  maxAttempts: 1, // a retry would run the function again
});
const answer = await lambda.send(new InvokeCommand({
  FunctionName: "checkout",
  Qualifier: "live",
  InvocationType: "Event",
  Payload: JSON.stringify({
    "n": 1
  }),
}));
// FunctionError is set when the function failed: the HTTP status is 200 in both cases.
console.log(answer.StatusCode, answer.FunctionError, Buffer.from(answer.Payload ?? []).toString());
`);
});

test('a number that JavaScript cannot hold goes as text', () => {
  expect(javaScriptCode(plain, aws)).toContain(
    String.raw`Payload: "{\"name\":\"O'Brien\",\"big\":12345678901234567890}",`,
  );
});

test('a streamed call reads the stream to its end', () => {
  const code = javaScriptCode(full, endpoint);
  expect(code).toContain('new InvokeWithResponseStreamCommand({');
  expect(code).toContain('  ClientContext: Buffer.from("{\\"custom\\":{\\"who\\":\\"Zoë\\"}}").toString("base64"),');
  expect(code).toContain('if (InvokeComplete?.ErrorCode) console.error(InvokeComplete.ErrorCode');
});

test.each([
  ['/usr/bin/zsh', 'posix'],
  ['/usr/bin/fish', 'posix'],
  ['', 'posix'],
  ['C:\\Program Files\\Git\\bin\\bash.exe', 'posix'],
  ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'powershell'],
  ['C:\\Windows\\System32\\cmd.exe', 'powershell'],
  ['/usr/local/bin/pwsh', 'powershell'],
  ['/snap/bin/pwsh-preview', 'powershell'],
])('the shell %s takes %s commands', (path, shell) => {
  expect(shellKind(path)).toBe(shell);
});
