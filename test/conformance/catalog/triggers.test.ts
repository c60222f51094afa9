import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  ListAliasesCommand,
  ListEventSourceMappingsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

const place = 'us-east-1:000000000000';
const missing = { name: 'ResourceNotFoundException', Type: 'User', $metadata: { httpStatusCode: 404 } };
let service: RunningLocalService;
beforeAll(async () => {
  service = await startLocalService({ template: inProject('test/conformance/functions/triggers.yaml') });
});
afterAll(() => service.stop());

/** The mapping of a function whose source's ARN ends with `source`. */
async function mappingOf(FunctionName: string, source: string) {
  const { EventSourceMappings = [] } = await lambdaClient(service).send(
    new ListEventSourceMappingsCommand({ FunctionName }),
  );
  return EventSourceMappings.find(({ EventSourceArn }) => EventSourceArn?.endsWith(source));
}

describe('GetPolicy', () => {
  test('has the statements that SAM would deploy', async () => {
    const { Policy, RevisionId } = await lambdaClient(service).send(new GetPolicyCommand({ FunctionName: 'orders' }));
    const { Statement, ...head } = JSON.parse(Policy ?? '');
    expect(head).toEqual({ Version: '2012-10-17', Id: 'default' });
    expect(RevisionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const lines = Statement.map((one: Record<string, unknown>) =>
      [one.Sid, JSON.stringify(one.Principal), one.Action, JSON.stringify(one.Condition)].join(' '),
    );
    const from = (arn: string) => `{"ArnLike":{"AWS:SourceArn":"${arn}"}}`;
    expect(lines).toEqual([
      `local-OrdersRest {"Service":"apigateway.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:execute-api:${place}:ServerlessRestApi/*/GET/orders/*`)}`,
      `local-OrdersHttp {"Service":"apigateway.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:execute-api:${place}:ServerlessHttpApi/*/*`)}`,
      'local-OrdersUpload {"Service":"s3.amazonaws.com"} lambda:InvokeFunction {"StringEquals":{"AWS:SourceAccount":"000000000000"}}',
      `local-OrdersTopic {"Service":"sns.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:sns:${place}:News`)}`,
      `local-OrdersNightly {"Service":"events.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:events:${place}:rule/local-OrdersNightly`)}`,
      `local-OrdersBus {"Service":"events.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:events:${place}:rule/local-OrdersBus`)}`,
      `local-OrdersLogs {"Service":"logs.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:logs:${place}:log-group:/shop:*`)}`,
      `local-OrdersThing {"Service":"iot.amazonaws.com"} lambda:InvokeFunction {"StringEquals":{"AWS:SourceAccount":"000000000000"},"ArnLike":{"AWS:SourceArn":"arn:aws:iot:${place}:rule/OrdersThing"}}`,
      'local-OrdersSkill {"Service":"alexa-appkit.amazon.com"} lambda:InvokeFunction {"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.1"}}',
      `local-OrdersSignUp {"Service":"cognito-idp.amazonaws.com"} lambda:InvokeFunction ${from(`arn:aws:cognito-idp:${place}:userpool/Users`)}`,
      'local-OrdersUrlPublicPermissions "*" lambda:InvokeFunctionUrl {"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}',
      'local-OrdersURLInvokeAllowPublicAccess "*" lambda:InvokeFunction {"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}',
    ]);
    expect(new Set(Statement.map(({ Resource }: { Resource: string }) => Resource))).toEqual(
      new Set([`arn:aws:lambda:${place}:function:orders`]),
    );
  });

  test('has those of AWS::Lambda::Permission', async () => {
    const { Policy } = await lambdaClient(service).send(new GetPolicyCommand({ FunctionName: 'configured' }));
    expect(JSON.parse(Policy ?? '').Statement).toMatchObject([
      {
        Sid: 'local-LoadBalancer',
        Principal: { Service: 'elasticloadbalancing.amazonaws.com' },
        Condition: {
          ArnLike: { 'AWS:SourceArn': `arn:aws:elasticloadbalancing:${place}:targetgroup/Targets/0000000000000000` },
        },
      },
      { Sid: 'local-Neighbor', Principal: { AWS: 'arn:aws:iam::210987654321:root' } },
    ]);
  });

  test('answers 404 where there is none', async () => {
    await expect(lambdaClient(service).send(new GetPolicyCommand({ FunctionName: 'plain' }))).rejects.toMatchObject({
      ...missing,
      message: 'The resource you requested does not exist.',
    });
  });
});

describe('event source mappings', () => {
  test('have the shape that AWS gives to a stream’s', async () => {
    const mapping = await mappingOf('orders', 'stream/Clicks');
    expect(mapping).toEqual({
      UUID: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      EventSourceArn: `arn:aws:kinesis:${place}:stream/Clicks`,
      EventSourceMappingArn: `arn:aws:lambda:${place}:event-source-mapping:${mapping?.UUID}`,
      FunctionArn: `arn:aws:lambda:${place}:function:orders`,
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:${place}:failures` } },
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"kind":["order"]}}' }] },
      FunctionResponseTypes: [],
      LastModified: expect.any(Date),
      LastProcessingResult: 'No records processed',
      MaximumRecordAgeInSeconds: -1,
      MaximumRetryAttempts: 3,
      ParallelizationFactor: 1,
      StartingPosition: 'LATEST',
      State: 'Enabled',
      StateTransitionReason: 'User action',
      TumblingWindowInSeconds: 0,
    });
  });

  test('have the shape that AWS gives to a queue’s', async () => {
    const mapping = await mappingOf('orders', ':failures');
    expect(mapping).toEqual({
      UUID: expect.any(String),
      EventSourceArn: `arn:aws:sqs:${place}:failures`,
      EventSourceMappingArn: expect.any(String),
      FunctionArn: `arn:aws:lambda:${place}:function:orders`,
      BatchSize: 5,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      LastModified: expect.any(Date),
      ScalingConfig: { MaximumConcurrency: 4 },
      State: 'Enabled',
      StateTransitionReason: 'USER_INITIATED',
    });
  });

  test('know Kafka outside AWS, and what the template switches off', async () => {
    const { EventSourceMappings = [] } = await lambdaClient(service).send(
      new ListEventSourceMappingsCommand({ FunctionName: `arn:aws:lambda:${place}:function:orders` }),
    );
    expect(EventSourceMappings.find(({ SelfManagedEventSource }) => SelfManagedEventSource)).toMatchObject({
      SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['one.example:9092'] } },
      Topics: ['orders'],
    });
    expect(await mappingOf('orders', 'stream/1970-01-01T00:00:00.000')).toMatchObject({ State: 'Disabled' });
  });

  test('are listed by function, by source, page by page, or all', async () => {
    const client = lambdaClient(service);
    const count = async (input: object) =>
      (await client.send(new ListEventSourceMappingsCommand(input))).EventSourceMappings?.length;
    expect(await count({})).toBe(5);
    expect(await count({ FunctionName: 'orders' })).toBe(4);
    expect(await count({ FunctionName: 'configured' })).toBe(1);
    expect(await count({ FunctionName: 'nobody' })).toBe(0);
    expect(await count({ EventSourceArn: `arn:aws:sqs:${place}:failures` })).toBe(2);
    const pages: number[] = [];
    for await (const page of paginateListEventSourceMappings({ client, pageSize: 2 }, {})) {
      pages.push(page.EventSourceMappings?.length ?? 0);
    }
    expect(pages).toEqual([2, 2, 1]);
  });

  test('are switched off and on', async () => {
    const client = lambdaClient(service);
    const UUID = (await mappingOf('configured', ':failures'))?.UUID;
    const stateOf = async () => (await client.send(new GetEventSourceMappingCommand({ UUID }))).State;
    const off = await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    expect(off).toMatchObject({ UUID, State: 'Disabling', $metadata: { httpStatusCode: 202 } });
    await expect.poll(stateOf).toBe('Disabled');
    expect(await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }))).toMatchObject({
      State: 'Enabling',
    });
    await expect.poll(stateOf).toBe('Enabled');
  });

  test('that nobody declared are not there', async () => {
    const UUID = '00000000-0000-0000-0000-000000000000';
    const client = lambdaClient(service);
    await expect(client.send(new GetEventSourceMappingCommand({ UUID }))).rejects.toMatchObject(missing);
    await expect(client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }))).rejects.toMatchObject(
      missing,
    );
  });

  test('are changed, and refuse what Lambda refuses', async () => {
    const client = lambdaClient(service);
    const UUID = (await mappingOf('configured', ':failures'))?.UUID;
    const change = (input: object) => client.send(new UpdateEventSourceMappingCommand({ UUID, ...input }));
    expect(await change({ BatchSize: 3 })).toMatchObject({ BatchSize: 3, State: 'Updating' });
    const stateOf = async () => (await client.send(new GetEventSourceMappingCommand({ UUID }))).State;
    await expect.poll(stateOf).toBe('Enabled');
    const FilterCriteria = { Filters: [{ Pattern: '{"body":{"a":{"b":"not a list"}}}' }] };
    await expect(change({ FilterCriteria })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'Invalid filter pattern definition.',
    });
    await expect(change({ BatchSize: 20 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(change({ ParallelizationFactor: 2 })).rejects.toMatchObject({
      message: 'Unsupported ParallelizationFactor parameter for given event source mapping type.',
    });
  });
});

test('GetFunctionUrlConfig', async () => {
  const client = lambdaClient(service);
  expect(await client.send(new GetFunctionUrlConfigCommand({ FunctionName: 'orders' }))).toMatchObject({
    FunctionUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
    FunctionArn: `arn:aws:lambda:${place}:function:orders`,
    AuthType: 'NONE',
    InvokeMode: 'RESPONSE_STREAM',
    Cors: { AllowOrigins: ['https://shop.example'] },
    CreationTime: expect.any(String),
  });
  await expect(client.send(new GetFunctionUrlConfigCommand({ FunctionName: 'plain' }))).rejects.toMatchObject(missing);
});

test('versions, aliases and tags', async () => {
  const client = lambdaClient(service);
  const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName: 'orders' }));
  expect(Versions).toMatchObject([
    { FunctionName: 'orders', Version: '$LATEST', FunctionArn: `arn:aws:lambda:${place}:function:orders:$LATEST` },
  ]);
  expect((await client.send(new ListAliasesCommand({ FunctionName: 'orders' }))).Aliases).toEqual([]);
  const tags = {
    team: 'shop',
    stage: 'local',
    'lambda:createdBy': 'SAM',
    'aws:cloudformation:stack-name': 'local',
    'aws:cloudformation:logical-id': 'Orders',
  };
  const Resource = `arn:aws:lambda:${place}:function:orders`;
  expect((await client.send(new ListTagsCommand({ Resource }))).Tags).toEqual(tags);
  expect((await client.send(new GetFunctionCommand({ FunctionName: 'orders' }))).Tags).toEqual(tags);
  for (const command of [ListVersionsByFunctionCommand, ListAliasesCommand]) {
    await expect(client.send(new command({ FunctionName: 'nobody' }))).rejects.toMatchObject({
      ...missing,
      message: `Function not found: arn:aws:lambda:${place}:function:nobody`,
    });
  }
});
