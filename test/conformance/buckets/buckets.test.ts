import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { sqsClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';

let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/buckets/template.yaml') });
});
afterAll(() => service.stop());

/** The signature is not verified; it says that S3 is meant. */
const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/s3/aws4_request' };

const s3 = (method: string, path: string, body?: string) =>
  fetch(`${service.endpoint}${path}`, { method, headers: signed, ...(body === undefined ? {} : { body }) });

/** The S3 events in the function's log so far: `ObjectCreated:Put in/a.png`. */
async function seen(): Promise<readonly string[]> {
  const headers = { 'X-Amz-Target': 'Logs_20140328.FilterLogEvents', 'Content-Type': 'application/x-amz-json-1.1' };
  const body = JSON.stringify({ logGroupName: '/aws/lambda/resize', filterPattern: 'got' });
  const answer = JSON.parse(await (await fetch(service.endpoint, { method: 'POST', headers, body })).text());
  return (answer.events ?? []).map(({ message }: { message: string }) => {
    const [record] = JSON.parse(message.slice(message.indexOf('{'))).Records;
    return `${record.eventName} ${record.s3.bucket.name} ${record.s3.object.key}`;
  });
}

test('an object that matches the filter invokes the function; every one reaches the queue', async () => {
  expect((await s3('PUT', '/photos/out/b.png', 'x')).status).toBe(200);
  const put = await s3('PUT', '/photos/in/my%20cat.png', 'picture');
  expect([put.status, put.headers.get('etag')]).toEqual([200, '"5456fc54c74a297ce994998c2873b370"']);
  await expect.poll(seen).toEqual(['ObjectCreated:Put photos in/my+cat.png']);
  expect((await s3('DELETE', '/photos/in/my%20cat.png')).status).toBe(204);
  await expect
    .poll(seen)
    .toEqual(['ObjectCreated:Put photos in/my+cat.png', 'ObjectRemoved:Delete photos in/my+cat.png']);
  const QueueUrl = `${service.endpoint}/000000000000/made`;
  const { Messages = [] } = await sqsClient(service).send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  expect(Messages.map(({ Body = '' }) => JSON.parse(Body).Records[0].s3.object.key)).toEqual([
    'out/b.png',
    'in/my+cat.png',
  ]);
});

test('objects are read and listed; what is missing is said in the words of S3', async () => {
  await s3('PUT', '/photos/docs/a.txt', 'text');
  expect(await (await s3('GET', '/photos/docs/a.txt')).text()).toBe('text');
  expect(await (await s3('GET', '/photos?list-type=2&prefix=docs/')).text()).toContain('<Key>docs/a.txt</Key>');
  const missing = await s3('GET', '/photos/none');
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  expect((await s3('GET', '/..%2F..%2Fetc/passwd')).status).toBe(400);
  expect((await s3('GET', '/photos/..%2F..%2F..%2Fetc%2Fpasswd')).status).toBe(404);
});

const program = `
import boto3, sys
s3 = boto3.client("s3", endpoint_url=sys.argv[1])
s3.create_bucket(Bucket="boto-bucket")
s3.put_object(Bucket="boto-bucket", Key="a b/c.txt", Body=b"bytes")
print(s3.get_object(Bucket="boto-bucket", Key="a b/c.txt")["Body"].read().decode())
print([one["Key"] for one in s3.list_objects_v2(Bucket="boto-bucket")["Contents"]])
s3.delete_object(Bucket="boto-bucket", Key="a b/c.txt")
print(s3.list_objects_v2(Bucket="boto-bucket")["KeyCount"])
`;

test.skipIf(isSkippedWithout('boto3'))('boto3 puts, reads, lists and deletes', async () => {
  const { stdout, stderr } = await runProgram(
    'python3',
    ['-c', program, service.endpoint],
    awsEnvironment(service.region),
  );
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual(['bytes', "['a b/c.txt']", '0']);
});
