import { afterEach, describe, expect, it } from 'vitest';
import { EndpointClient, remoteServices } from '../../../src/local/pollers/remote/endpointClient';
import { signRequest } from '../../../src/local/pollers/remote/signRequest';
import { ParentCredentials, sourceCredentials } from '../../../src/local/pollers/remote/sourceCredentials';
import { CountingServer } from '../../aws/countingServer';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

describe('a request', () => {
  it('is signed as AWS’s test suite of signatures has it (post-vanilla)', () => {
    const url = new URL('https://example.amazonaws.com/');
    const request = { url, headers: {}, body: '', region: 'us-east-1', signingName: 'service' };
    expect(signRequest(request, credentials, Date.UTC(2015, 7, 30, 12, 36)).authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, ' +
        'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
  });

  it('is signed with headers, body and session token as the SDK signs it', () => {
    const request = {
      url: new URL('https://sqs.eu-west-1.amazonaws.com/'),
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
      body: '{"QueueUrl":"ä"}',
      region: 'eu-west-1',
      signingName: 'sqs',
    };
    const withToken = { ...credentials, sessionToken: 'FwoGZXIvYXdzEXAMPLE' };
    expect(signRequest(request, withToken, Date.UTC(2026, 10, 28, 14, 0, 5))).toEqual({
      ...request.headers,
      'x-amz-date': '20261128T140005Z',
      'x-amz-security-token': 'FwoGZXIvYXdzEXAMPLE',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261128/eu-west-1/sqs/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, ' +
        'Signature=a5c83d061475115254b9258de6f556f5b9efe45d45d74addf70b426403d646f3',
    });
  });
});

describe('credentials of the parent process', () => {
  it('are asked for once, kept, and asked for again before they expire', async () => {
    let nowMs = 0;
    let asked = 0;
    const parent = new ParentCredentials(
      () => {
        asked += 1;
        // Lines that are about something else do not matter.
        for (const line of ['', 'no JSON', '{"credentials":{}}']) parent.takeLine(line);
        parent.takeLine(
          JSON.stringify({
            credentials: { accessKeyId: `AKID${asked}`, secretAccessKey: 's', expiresMs: nowMs + 900_000 },
          }),
        );
      },
      () => nowMs,
    );
    const get = sourceCredentials('parent', parent, {});
    expect((await Promise.all([get(), get()])).map(({ accessKeyId }) => accessKeyId)).toEqual(['AKID1', 'AKID1']);
    nowMs = 599_000;
    expect((await get()).accessKeyId).toBe('AKID1');
    nowMs = 601_000;
    expect((await get()).accessKeyId).toBe('AKID2');
  });

  it('that cannot be had are a sentence, and asked for again', async () => {
    let asked = 0;
    const parent: ParentCredentials = new ParentCredentials(() => {
      asked += 1;
      parent.takeLine('{"credentialsProblem":"The session of profile dev has expired."}');
    }, Date.now);
    await expect(parent.get()).rejects.toThrow('The session of profile dev has expired.');
    await expect(parent.get()).rejects.toThrow('expired');
    expect(asked).toBe(2);
  });
});

describe('an endpoint', () => {
  let server: CountingServer | undefined;
  afterEach(() => server?.stop());

  it('gets requests of the service’s own host with the credentials of the environment', async () => {
    server = await CountingServer.start((_request, response) => response.end('{"QueueUrl":"u"}'));
    const parent = new ParentCredentials(() => undefined, Date.now);
    const env = { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
    const client = new EndpointClient({
      endpoint: `${server.url}/{service}`,
      region: 'eu-west-1',
      credentials: sourceCredentials('environment', parent, env),
    });
    await client.call(remoteServices.streams, 'ListStreams', {});
    const [seen] = server.requests;
    expect(seen?.url).toBe('/streams.dynamodb');
    expect(seen?.headers['x-amz-target']).toBe('DynamoDBStreams_20120810.ListStreams');
    expect(seen?.headers['x-amz-security-token']).toBe('token');
    expect(seen?.headers.authorization).toMatch(/Credential=AKIDENV\/\d{8}\/eu-west-1\/dynamodb\/aws4_request/);
  });

  it('is not asked without credentials', async () => {
    server = await CountingServer.start((_request, response) => response.end('{}'));
    const parent = new ParentCredentials(() => undefined, Date.now);
    const ofEnvironment = sourceCredentials('environment', parent, {});
    const client = new EndpointClient({ endpoint: server.url, region: 'eu-west-1', credentials: ofEnvironment });
    await expect(client.call(remoteServices.sqs, 'ReceiveMessage', {})).rejects.toThrow('AWS_ACCESS_KEY_ID');
    expect(server.requests).toHaveLength(0);
  });
});
