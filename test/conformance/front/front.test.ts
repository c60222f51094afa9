import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { detectEventType } from '../../../src/events/detectEventType';
import { type FrontService, startFrontService } from './frontService';

let service: FrontService;
let [url, rest, http, balancer, answer] = ['', '', '', '', ''];

beforeAll(async () => {
  service = await startFrontService();
  url = await service.originOf('echo', 'function-url');
  rest = await service.originOf('echo', 'api-gateway', '/prod/');
  http = await service.originOf('echo', 'api-gateway', '/orders/');
  balancer = await service.originOf('echo', 'alb');
  answer = await service.originOf('answer', 'function-url');
});

afterAll(async () => {
  await service.stop();
});

test('a function URL sends payload format 2.0', async () => {
  const headers = { cookie: 'k=v; l=w', 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/a%20b?x=1&x=2&y=%C3%A4`, { method: 'POST', headers, body: '{"a":1}' });
  const event = JSON.parse(await response.text());
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(detectEventType(event)).toBe('function-url');
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: '$default',
    rawPath: '/a%20b',
    rawQueryString: 'x=1&x=2&y=%C3%A4',
    queryStringParameters: { x: '1,2', y: 'ä' },
    cookies: ['k=v', 'l=w'],
    headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'http' },
    requestContext: { accountId: 'anonymous', http: { method: 'POST', path: '/a%20b', protocol: 'HTTP/1.1' } },
    body: '{"a":1}',
    isBase64Encoded: false,
  });
});

test('what a client called is remembered with its event and response, and read by whoever waits for it', async () => {
  const runsAfter = async (after: number, waitSeconds: number) =>
    (await fetch(`${service.endpoint}/dwell/runs?after=${after}&wait=${waitSeconds}`)).json();
  const { next } = await runsAfter(0, 0);
  const waiting = runsAfter(next, 20);
  const response = await fetch(`${url}/remembered`);
  const requestId = response.headers.get('x-amzn-requestid');
  const { runs } = await waiting;
  expect(runs).toMatchObject([
    { requestId, functionName: 'echo', http: { method: 'GET', path: '/remembered' }, isFunctionError: false },
  ]);
  expect(JSON.parse(runs[0].event)).toMatchObject({ rawPath: '/remembered' });
  expect(runs[0].logTail).toContain(`END RequestId: ${requestId}`);
  expect(await (await fetch(`${service.endpoint}/dwell/runs/${requestId}`)).json()).toEqual({ run: runs[0] });
  expect(await (await fetch(`${service.endpoint}/dwell/runs/unknown`)).json()).toEqual({});
});

test('a binary body arrives as base64 and goes out as bytes', async () => {
  const bytes = Buffer.from([0, 255, 1]);
  const headers = { 'Content-Type': 'application/octet-stream' };
  const sent = await fetch(url, { method: 'PUT', headers, body: bytes });
  expect(JSON.parse(await sent.text())).toMatchObject({ body: 'AP8B', isBase64Encoded: true });
  const received = await fetch(`${answer}/?kind=png`);
  expect(Buffer.from(await received.arrayBuffer()).toString('hex')).toBe('89504e470d0a1a0a');
});

test('curl is a caller', async () => {
  const { stdout } = await promisify(execFile)('curl', ['--silent', '--data', 'x=1', `${url}/form`]);
  // A form is not text for AWS.
  expect(JSON.parse(stdout)).toMatchObject({ body: 'eD0x', isBase64Encoded: true, rawPath: '/form' });
});

test('GetFunctionUrlConfig names the address', async () => {
  const response = await fetch(`${service.endpoint}/2021-10-31/functions/echo/url`);
  expect(JSON.parse(await response.text())).toMatchObject({ FunctionUrl: `${url}/`, AuthType: 'NONE' });
});

test.each([
  ['function URL', '?kind=throws', '502 Internal Server Error'],
  ['function URL', '?kind=malformed', '502 Internal Server Error'],
  ['function URL', '?kind=plain', '200 just text'],
  ['function URL', '', '201 made'],
  ['REST API', '?kind=throws', '502 {"message":"Internal server error"}'],
  ['REST API', '?kind=malformed', '502 {"message":"Internal server error"}'],
  ['REST API', '?kind=plain', '502 {"message":"Internal server error"}'],
  ['REST API', '', '201 made'],
  ['HTTP API', '?kind=throws', '500 {"message":"Internal Server Error"}'],
  ['HTTP API', '?kind=malformed', '500 {"message":"Internal Server Error"}'],
  ['HTTP API', '?kind=plain', '200 just text'],
  ['HTTP API', '', '201 made'],
])('%s, %s: %s', async (front, query, expected) => {
  const address = { 'function URL': answer, 'REST API': `${rest}/prod/answer`, 'HTTP API': `${http}/answer` }[front];
  const response = await fetch(`${address}${query}`);
  expect(`${response.status} ${await response.text()}`).toBe(expected);
});

test.each([
  ['/prod/nowhere', {}, '403 {"message":"Missing Authentication Token"}'],
  ['/prod/token', {}, '401 {"message":"Unauthorized"}'],
  ['/prod/token', { authorization: 'Basic x' }, '401 {"message":"Unauthorized"}'],
  ['/prod/token', { authorization: 'Bearer unauthorized' }, '401 {"message":"Unauthorized"}'],
  ['/prod/token', { authorization: 'Bearer broken' }, '500 {"message":null}'],
  [
    '/prod/token',
    { authorization: 'Bearer bad' },
    '403 {"Message":"User is not authorized to access this resource with an explicit deny"}',
  ],
])('REST API: %s %j is refused', async (path, headers, expected) => {
  const response = await fetch(`${rest}${path}`, { headers });
  expect(`${response.status} ${await response.text()}`).toBe(expected);
});

test.each([
  ['/nowhere', {}, '404 {"message":"Not Found"}'],
  ['/simple', {}, '401 {"message":"Unauthorized"}'],
  ['/simple', { authorization: 'Bearer bad' }, '403 {"message":"Forbidden"}'],
  ['/simple', { authorization: 'Bearer broken' }, '500 {"message":"Internal Server Error"}'],
])('HTTP API: %s %j is refused', async (path, headers, expected) => {
  const response = await fetch(`${http}${path}`, { headers });
  expect(`${response.status} ${await response.text()}`).toBe(expected);
});

test('what an authorizer returns is part of the event', async () => {
  const headers = { authorization: 'Bearer good' };
  const token = await fetch(`${rest}/prod/token`, { headers });
  expect(JSON.parse(await token.text()).requestContext.authorizer).toEqual({ tenant: '7', principalId: 'user' });
  const simple = await fetch(`${http}/simple`, { headers });
  expect(JSON.parse(await simple.text()).requestContext.authorizer).toEqual({ lambda: { tenant: 7 } });
});

test('an authorizer that is not emulated is said and lets every request pass', async () => {
  const found = (await service.addresses()).find((one) => one.url.endsWith('/jwt'));
  expect(found?.notes).toEqual(['Authorizer Jwt is not emulated: every request is accepted.']);
  expect((await fetch(found?.url ?? '')).status).toBe(200);
  expect(service.stderr()).toContain(`GET ${found?.url} invokes echo. Authorizer Jwt is not emulated`);
});

test('a REST API sends payload format 1.0', async () => {
  const response = await fetch(`${rest}/prod/items/a%2Fb?x=1&x=2`, { headers: { 'X-Id': '7' } });
  const event = JSON.parse(await response.text());
  expect(detectEventType(event)).toBe('apigateway-rest');
  expect(event).toMatchObject({
    resource: '/items/{id}',
    path: '/items/a%2Fb',
    httpMethod: 'GET',
    queryStringParameters: { x: '2' },
    multiValueQueryStringParameters: { x: ['1', '2'] },
    pathParameters: { id: 'a/b' },
    requestContext: { stage: 'prod', path: '/prod/items/a%2Fb', resourcePath: '/items/{id}' },
    body: null,
    isBase64Encoded: false,
  });
  const greedy = await fetch(`${rest}/prod/files/a/b.txt`, { method: 'DELETE' });
  expect(JSON.parse(await greedy.text())).toMatchObject({ pathParameters: { proxy: 'a/b.txt' }, httpMethod: 'DELETE' });
});

test('a REST API keeps the names of headers, and decodes only binary media types', async () => {
  const { port } = new URL(rest);
  const event = await new Promise<string>((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path: '/prod/items/1', headers: { 'X-MiXed': '1' } };
    request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
  expect(JSON.parse(event).multiValueHeaders['X-MiXed']).toEqual(['1']);
  const image = await fetch(`${rest}/prod/answer?kind=png`, { headers: { accept: 'image/png' } });
  expect((await image.arrayBuffer()).byteLength).toBe(8);
  const text = await fetch(`${rest}/prod/answer?kind=png`, { headers: { accept: 'text/html' } });
  expect(await text.text()).toBe('iVBORw0KGgo=');
});

test('an HTTP API sends the format of the route', async () => {
  const second = JSON.parse(await (await fetch(`${http}/orders/9`, { method: 'POST', body: 'text' })).text());
  expect(detectEventType(second)).toBe('apigateway-http');
  expect(second).toMatchObject({ routeKey: 'POST /orders/{id}', pathParameters: { id: '9' }, body: 'text' });
  const first = JSON.parse(await (await fetch(`${http}/old?x=1`)).text());
  expect(detectEventType(first)).toBe('apigateway-http-v1');
  expect(first).toMatchObject({ version: '1.0', resource: '/old', path: '/old', queryStringParameters: { x: '1' } });
});

test('a load balancer sends one value of each header, or lists of them', async () => {
  const single = await fetch(`${balancer}/single/x?a=%20b&a=c`);
  expect(JSON.parse(await single.text())).toMatchObject({
    httpMethod: 'GET',
    path: '/single/x',
    queryStringParameters: { a: 'c' },
    headers: { 'x-forwarded-for': '127.0.0.1' },
    body: '',
    isBase64Encoded: false,
  });
  const multi = await fetch(`${balancer}/multi?a=%20b&a=c`);
  const event = JSON.parse(await multi.text());
  expect(event.multiValueQueryStringParameters).toEqual({ a: ['%20b', 'c'] });
  expect(event.headers).toBeUndefined();
  expect(multi.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('a rule of a load balancer matches by all its conditions, and the default action answers the rest', async () => {
  const response = await fetch(`${balancer}/multi`, { method: 'POST' });
  expect(`${response.status} ${await response.text()}`).toBe('404 Nothing here');
});

test('a function URL with IAM requires a signature', async () => {
  const signed = await service.originOf('signed', 'function-url');
  const refused = await fetch(signed);
  expect(`${refused.status} ${await refused.text()}`).toBe('403 {"Message":"Forbidden"}');
  const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/lambda/aws4_request' };
  expect((await fetch(signed, { headers })).status).toBe(200);
});

test('a function URL streams what the function writes, with the status of its prelude', async () => {
  const streams = await service.originOf('streams', 'function-url');
  const response = await fetch(streams);
  expect([response.status, response.headers.get('x-id')]).toEqual([203, '7']);
  expect(response.headers.getSetCookie()).toEqual(['c=3']);
  const chunks: string[] = [];
  for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk).toString('utf8'));
  expect(chunks).toEqual(['first ', 'second']);
  const plain = await fetch(`${streams}/plain`);
  expect(`${plain.status} ${await plain.text()}`).toBe('200 first second');
  const failed = await fetch(`${streams}/throws`);
  expect(`${failed.status} ${await failed.text()}`).toBe('502 Internal Server Error');
});

test('preflight requests are answered without the function, and responses have the configured headers', async () => {
  const preflight = (address: string, origin: string) =>
    fetch(address, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
  const cors = ({ status, headers }: Response) => [
    status,
    headers.get('access-control-allow-origin'),
    headers.get('access-control-allow-methods'),
  ];
  const shop = 'https://shop.example.com';
  expect(cors(await preflight(url, shop))).toEqual([200, shop, 'POST']);
  expect(cors(await preflight(url, 'https://other.example.com'))).toEqual([200, null, null]);
  expect(cors(await preflight(`${http}/orders/1`, shop))).toEqual([204, '*', 'GET,POST']);
  expect(cors(await preflight(`${rest}/prod/items/1`, shop))).toEqual([200, shop, 'GET,OPTIONS']);
  const response = await fetch(url, { headers: { origin: shop } });
  expect(response.headers.get('access-control-allow-origin')).toBe(shop);
});

test('requests under another host name are refused', async () => {
  const { port } = new URL(url);
  const status = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', headers: { host: 'attacker.example.com' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('an invocation of a browser is traced and logged like any other', async () => {
  await fetch(`${answer}/?kind=throws`);
  const body = JSON.stringify({ logGroupName: '/aws/lambda/answer', filterPattern: '"on purpose"' });
  const headers = { 'X-Amz-Target': 'Logs_20140328.FilterLogEvents', 'Content-Type': 'application/x-amz-json-1.1' };
  const found = await fetch(service.endpoint, { method: 'POST', headers, body });
  expect(JSON.parse(await found.text()).events.length).toBeGreaterThan(0);
});
