import {
  CreateRegistryCommand,
  CreateSchemaCommand,
  DescribeSchemaCommand,
  ListSchemaVersionsCommand,
  SchemasClient,
} from '@aws-sdk/client-schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../../src/aws/openConnection';
import type { Connection } from '../../../src/model/connection/connection';
import { LazyConnection } from '../../../src/model/connection/lazyConnection';
import type { Result } from '../../../src/model/connection/result';
import type { SharedEvent } from '../../../src/model/connection/sharedEvents';
import { awsError, type Behavior, CountingServer } from '../../aws/countingServer';
import { inProject } from '../../tools/project.mjs';
import { type RunningLocalService, startLocalService } from '../localService';

const signal = new AbortController().signal;
const RegistryName = 'lambda-testevent-schemas';
const asks: SharedEvent = { name: 'asks', payload: '{"id":9007199254740993}', invocationMode: 'RequestResponse' };
const tells: SharedEvent = { name: 'tells', payload: '["a"]', invocationMode: 'Event' };

/** A connection as the extension opens it. */
function connectTo(endpoint: string): Connection {
  const spec = { kind: 'endpoint', name: 'Test', endpoint, region: 'us-east-1', usesTestCredentials: true } as const;
  const options = {
    localProgram: inProject('dist/local.js'),
    roots: [],
    retryDelaysSeconds: [60, 120],
    askMfaCode: () => Promise.reject(new Error('no MFA')),
    onPause: () => undefined,
    log: () => undefined,
  } as const;
  return new LazyConnection(spec, async () => ({ ok: true, value: openConnection(spec, options) }), Date.now);
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.failure.message);
}

function sentence(result: Result<unknown>): string {
  return result.ok ? 'no failure' : `${result.failure.reason}: ${result.failure.message}`;
}

describe('against the local service', () => {
  let service: RunningLocalService;
  let connection: Connection;
  let schemas: SchemasClient;
  beforeAll(async () => {
    service = await startLocalService();
    connection = connectTo(service.endpoint);
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    schemas = new SchemasClient({ endpoint: service.endpoint, region: service.region, credentials, maxAttempts: 1 });
  });
  afterAll(async () => {
    connection.dispose();
    schemas.destroy();
    await service.stop();
  });

  function schemaOf(name: string) {
    return { RegistryName, SchemaName: `_${name}-schema` };
  }

  async function contentOf(name: string): Promise<string> {
    const { Content } = await schemas.send(new DescribeSchemaCommand(schemaOf(name)));
    return Content ?? '';
  }

  async function versionsOf(name: string): Promise<readonly (string | undefined)[]> {
    const { SchemaVersions } = await schemas.send(new ListSchemaVersionsCommand(schemaOf(name)));
    return (SchemaVersions ?? []).map(({ SchemaVersion }) => SchemaVersion);
  }

  test('from the first event to the last', async () => {
    const { sharedEvents } = connection;
    expect(unwrap(await sharedEvents.list('hello', signal))).toEqual([]);
    expect(sentence(await sharedEvents.get('hello', 'asks', signal))).toBe(
      'notFound: Shareable test event "asks" does not exist. Refresh the list.',
    );

    // At once: neither loses the other.
    const puts = [asks, tells].map((event) => sharedEvents.put('hello', event, signal));
    for (const put of await Promise.all(puts)) unwrap(put);
    expect(unwrap(await sharedEvents.list('hello', signal))).toEqual(['asks', 'tells']);
    expect(unwrap(await sharedEvents.get('hello', 'asks', signal))).toEqual(asks);
    expect(unwrap(await sharedEvents.get('hello', 'tells', signal))).toEqual(tells);

    unwrap(await sharedEvents.rename('hello', 'asks', 'asks politely', signal));
    unwrap(await sharedEvents.put('hello', { ...tells, payload: '[ "b" ]' }, signal));
    expect(unwrap(await sharedEvents.list('hello', signal))).toEqual(['asks politely', 'tells']);
    expect(unwrap(await sharedEvents.get('hello', 'tells', signal)).payload).toBe('["b"]');
    expect(sentence(await sharedEvents.rename('hello', 'tells', 'asks politely', signal))).toBe(
      'conflict: A test event named "asks politely" already exists. Choose another name.',
    );

    unwrap(await sharedEvents.remove('hello', 'asks politely', signal));
    expect(unwrap(await sharedEvents.list('hello', signal))).toEqual(['tells']);
    unwrap(await sharedEvents.remove('hello', 'tells', signal));
    expect(unwrap(await sharedEvents.list('hello', signal))).toEqual([]);
    await expect(contentOf('hello')).rejects.toMatchObject({
      name: 'NotFoundException',
      Code: 'NotFoundException',
      message: 'Schema with name _hello-schema does not exist.',
      $metadata: { httpStatusCode: 404 },
    });
    const missing = await fetch(`${service.endpoint}/v1/registries/name/${RegistryName}/schemas/name/_hello-schema`);
    expect(await missing.json()).toMatchObject({
      Code: 'NotFoundException',
      Message: 'Schema with name _hello-schema does not exist.',
    });
    expect(sentence(await sharedEvents.remove('hello', 'tells', signal))).toBe(
      'notFound: Shareable test event "tells" does not exist. Refresh the list.',
    );
  });

  test('a new schema starts from the one that AWS makes of the event, or from a small one', async () => {
    const payload = '{"id":1,"items":[{"sku":"a"}],"isPaid":true}';
    unwrap(await connection.sharedEvents.put('discovered', { ...asks, payload }, signal));
    const { components, ...rest } = JSON.parse(await contentOf('discovered'));
    expect(rest).toEqual({ openapi: '3.0.0', info: { version: '1.0.0', title: 'Event' }, paths: {} });
    expect(components.schemas.Event).toEqual({
      type: 'object',
      required: ['id', 'items', 'isPaid'],
      properties: {
        id: { type: 'number' },
        items: {
          type: 'array',
          items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
        },
        isPaid: { type: 'boolean' },
      },
    });

    unwrap(await connection.sharedEvents.put('refused', tells, signal));
    expect(JSON.parse(await contentOf('refused')).components).toEqual({
      schemas: { Event: {} },
      examples: { tells: { value: ['a'], 'x-metadata': { invocationType: 'Event' } } },
    });
  });

  test('six changes leave five versions, the newest, and what changes nothing makes none', async () => {
    for (let change = 1; change <= 7; change += 1) {
      unwrap(await connection.sharedEvents.put('often', { ...asks, payload: `{"change":${change}}` }, signal));
    }
    expect(await versionsOf('often')).toEqual(['3', '4', '5', '6', '7']);
    unwrap(await connection.sharedEvents.put('often', { ...asks, payload: '{"change":7}' }, signal));
    expect(await versionsOf('often')).toEqual(['3', '4', '5', '6', '7']);
    expect(unwrap(await connection.sharedEvents.get('often', 'asks', signal)).payload).toBe('{"change":7}');
  });

  test('what the console wrote keeps its other parts, to the digit', async () => {
    const examples = '"a":{"value":{"n":1.0},"x-metadata":{"invocationType":"Event"}},"b":{"value":2}';
    const around = (inner: string) =>
      `{"openapi":"3.0.0","info":{"version":"1.0.0","title":"Event"},"paths":{},"components":{"schemas":{"Event":{"maximum":12345678901234567890}},"examples":{${inner}}},"x-more":[1.50]}`;
    const registry = await schemas.send(new CreateRegistryCommand({ RegistryName })).catch((error: unknown) => error);
    expect(registry).toMatchObject({ name: 'ConflictException', Code: 'ConflictException' });
    const schema = { ...schemaOf('console'), Type: 'OpenApi3', Content: around(examples) } as const;
    await schemas.send(new CreateSchemaCommand(schema));

    unwrap(await connection.sharedEvents.put('console', asks, signal));
    const added = '"asks": {"value":{"id":9007199254740993},"x-metadata":{"invocationType":"RequestResponse"}}';
    expect(await contentOf('console')).toBe(around(`${examples},${added}`));
    unwrap(await connection.sharedEvents.remove('console', 'asks', signal));
    expect(await contentOf('console')).toBe(around(examples));
    unwrap(await connection.sharedEvents.rename('console', 'b', 'c', signal));
    expect(await contentOf('console')).toBe(around(examples.replace('"b"', '"c"')));
  });

  test('what is too large is not sent', async () => {
    const large = { ...asks, payload: JSON.stringify('x'.repeat(99_900)) };
    expect(sentence(await connection.sharedEvents.put('large', large, signal))).toMatch(
      /^invalid: With this event, the shareable test events of the function have 100,\d{3} characters, but the schema registry allows at most 100,000/,
    );
    expect(unwrap(await connection.sharedEvents.list('large', signal))).toEqual([]);
  });
});

describe('without rights', () => {
  const said =
    'User: arn:aws:iam::123456789012:user/ada is not authorized to perform the operation on the requested resource.';

  /** Refuses the calls that match, as the service does; the others find nothing, or do nothing. */
  function refusing(pattern: RegExp): Behavior {
    return (request, response, socket) => {
      const body = (code: string) => ({ Code: code, Message: said });
      if (pattern.test(`${request.method} ${request.url}`)) {
        awsError(403, 'ForbiddenException', said, body('ForbiddenException'))(request, response, socket);
      } else if (request.method === 'GET') {
        awsError(404, 'NotFoundException', 'Not there.', body('NotFoundException'))(request, response, socket);
      } else {
        response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
      }
    };
  }

  async function put(pattern: RegExp): Promise<{ said: string; calls: readonly string[] }> {
    const server = await CountingServer.start(refusing(pattern));
    const connection = connectTo(server.url);
    try {
      const result = await connection.sharedEvents.put('checkout', asks, signal);
      return { said: sentence(result), calls: server.requests.map(({ method, url }) => `${method} ${url}`) };
    } finally {
      connection.dispose();
      await server.stop();
    }
  }

  test.each([
    ['schemas:DescribeSchema', /^GET .*-schema$/],
    ['schemas:DescribeRegistry', /^GET .*-schemas$/],
    ['schemas:CreateRegistry', /^POST .*-schemas$/],
    ['schemas:CreateSchema', /^POST .*-schema$/],
  ])('the sentence names %s', async (action, pattern) => {
    expect((await put(pattern)).said).toBe(
      `accessDenied: arn:aws:iam::123456789012:user/ada (connection "Test") is not authorized to perform ${action}. Ask for this permission, or use another profile.`,
    );
  });

  test('GetDiscoveredSchema can be done without', async () => {
    expect(await put(/discover/)).toEqual({
      said: 'no failure',
      calls: [
        'GET /v1/registries/name/lambda-testevent-schemas/schemas/name/_checkout-schema',
        'POST /v1/discover',
        'GET /v1/registries/name/lambda-testevent-schemas',
        'POST /v1/registries/name/lambda-testevent-schemas',
        'POST /v1/registries/name/lambda-testevent-schemas/schemas/name/_checkout-schema',
      ],
    });
  });
});
