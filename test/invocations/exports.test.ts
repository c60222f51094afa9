import { expect, test } from 'vitest';
import { awsCliCommand, type SentCall } from '../../src/invocations/export/awsCliCommand';
import { javaScriptCode } from '../../src/invocations/export/sdkCode';
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
// FunctionError tells a failed function from one that went well: the HTTP status is 200 for both.
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
