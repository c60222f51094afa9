import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionCommand,
  GetAccountSettingsCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  InvokeCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  PublishLayerVersionCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lambdaClient, logsClient, sqsClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';
import { zipOf } from './zipOf';

let service: RunningLocalService;
let lambda: LambdaClient;
beforeAll(async () => {
  service = await startLocalService();
  lambda = lambdaClient(service);
});
afterAll(() => service.stop());

const handler = (text: string) => zipOf({ 'index.mjs': `export const handler = async () => '${text}';` });

async function create(name: string, text: string) {
  const common = {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/any',
  } as const;
  return lambda.send(new CreateFunctionCommand({ FunctionName: name, ...common, Code: { ZipFile: handler(text) } }));
}

async function run(name: string, qualifier?: string) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Qualifier: qualifier }));
  return `${JSON.parse(Buffer.from(answer.Payload ?? []).toString())} ${answer.ExecutedVersion}`;
}

/** The name and message of the error that a call is refused with. */
async function refusal(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'not refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test('a function is created from an archive, runs, and changes with its code and settings', async () => {
  const made = await create('made', 'one');
  expect(made).toMatchObject({ FunctionName: 'made', Version: '$LATEST', State: 'Active', PackageType: 'Zip' });
  expect(made.CodeSize).toBe(handler('one').length);
  expect(await run('made')).toBe('one $LATEST');
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'made', ZipFile: handler('two') }));
  expect(await run('made')).toBe('two $LATEST');
  const changed = await lambda.send(
    new UpdateFunctionConfigurationCommand({
      FunctionName: 'made',
      Timeout: 9,
      Environment: { Variables: { A: 'b' } },
    }),
  );
  expect(changed).toMatchObject({ Timeout: 9, MemorySize: 128, Environment: { Variables: { A: 'b' } } });
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'made' }));
  expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: 'made' })))).toContain('Function not found');
});

test('versions keep their code; aliases lead to them, with weights', async () => {
  await create('versioned', 'one');
  const publish = () => lambda.send(new PublishVersionCommand({ FunctionName: 'versioned' }));
  expect([(await publish()).Version, (await publish()).Version]).toEqual(['1', '1']);
  await lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'versioned', ZipFile: handler('two'), Publish: true }),
  );
  expect([await run('versioned', '1'), await run('versioned', '2')]).toEqual(['one 1', 'two 2']);
  const listed = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName: 'versioned' }));
  expect(listed.Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);
  const name = { FunctionName: 'versioned', Name: 'live' };
  await lambda.send(new CreateAliasCommand({ ...name, FunctionVersion: '1' }));
  expect(await run('versioned', 'live')).toBe('one 1');
  const RoutingConfig = { AdditionalVersionWeights: { 2: 1 } };
  await lambda.send(new UpdateAliasCommand({ ...name, RoutingConfig }));
  expect(await run('versioned', 'live')).toBe('two 2');
  const { Aliases } = await lambda.send(new ListAliasesCommand({ FunctionName: 'versioned' }));
  expect(Aliases).toMatchObject([{ Name: 'live', FunctionVersion: '1', RoutingConfig }]);
});

test('events of an alias follow its own configuration, and the record names the version', async () => {
  const sqs = sqsClient(service);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'outcomes' }));
  const FunctionName = 'always-fails';
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'once', FunctionVersion: '1' }));
  const OnFailure = { Destination: 'arn:aws:sqs:us-east-1:000000000000:outcomes' };
  const config = { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure } };
  await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: 'once', ...config }));
  await lambda.send(new InvokeCommand({ FunctionName, Qualifier: 'once', InvocationType: 'Event', Payload: '{}' }));
  await expect
    .poll(async () => {
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
      return Messages === undefined ? undefined : JSON.parse(Messages[0]?.Body ?? '');
    })
    .toMatchObject({
      requestContext: {
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:always-fails:once',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 1,
      },
      responseContext: { executedVersion: '1', functionError: 'Unhandled' },
    });
});

test('a URL made by a call answers; permissions and tags are kept', async () => {
  await create('open', 'hello from a URL');
  const { FunctionUrl = '' } = await lambda.send(
    new CreateFunctionUrlConfigCommand({ FunctionName: 'open', AuthType: 'NONE' }),
  );
  expect(await (await fetch(FunctionUrl)).text()).toBe('hello from a URL');
  const statement = { FunctionName: 'open', StatementId: 'bucket' };
  const granted = { ...statement, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
  await lambda.send(new AddPermissionCommand(granted));
  expect(await refusal(lambda.send(new AddPermissionCommand(granted)))).toMatch(
    /^ResourceConflictException: The statement id \(bucket\)/,
  );
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: 'open' }));
  expect(Policy).toContain('"Sid":"bucket"');
  await lambda.send(new RemovePermissionCommand(statement));
  expect(await refusal(lambda.send(new GetPolicyCommand({ FunctionName: 'open' })))).toContain(
    'ResourceNotFoundException',
  );
  const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:open';
  await lambda.send(new TagResourceCommand({ Resource, Tags: { team: 'shop', stage: 'test' } }));
  await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['stage'] }));
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'open' }))).Tags).toEqual({ team: 'shop' });
});

test('a function finds what is in the layer that it names by version', async () => {
  const Content = { ZipFile: zipOf({ 'nodejs/node_modules/shared/index.js': "exports.text = 'from the layer';" }) };
  const layer = await lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content }));
  expect(layer).toMatchObject({ Version: 1 });
  const source = "exports.handler = async () => require('shared').text;";
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'layered',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/any',
      Layers: [layer.LayerVersionArn ?? ''],
      Code: { ZipFile: zipOf({ 'index.js': source }) },
    }),
  );
  expect(await run('layered')).toBe('from the layer $LATEST');
});

test('what cannot be done is refused in the words of Lambda', async () => {
  await create('taken', 'x');
  expect(await refusal(create('taken', 'x'))).toBe('ResourceConflictException: Function already exist: taken');
  const bad = { FunctionName: 'taken', ZipFile: Buffer.from('no archive') };
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand(bad)))).toBe(
    'InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ ...bad, FunctionName: 'hello' })))).toBe(
    'InvalidParameterValueException: Function hello is declared by a project. Change it there.',
  );
  expect(await refusal(lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello' })))).toContain(
    'declared by a project',
  );
  const missing = { FunctionName: 'taken', Name: 'live', FunctionVersion: '7' };
  expect(await refusal(lambda.send(new CreateAliasCommand(missing)))).toBe(
    'ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:000000000000:function:taken:7',
  );
});

test('log groups, streams and events page through what functions wrote', async () => {
  const logs = logsClient(service);
  await lambda.send(new InvokeCommand({ FunctionName: 'hello', Payload: '{"name":"logs"}' }));
  const groups = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/lambda/hello' }));
  expect(groups.logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['/aws/lambda/hello']);
  const logGroupName = '/aws/lambda/hello';
  const { logStreams = [] } = await logs.send(
    new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime' }),
  );
  const logStreamName = logStreams[0]?.logStreamName ?? '';
  const page = (nextToken?: string) =>
    logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, limit: 2, nextToken }));
  const first = await page();
  const second = await page(first.nextForwardToken);
  const texts = [...(first.events ?? []), ...(second.events ?? [])].map(({ message = '' }) => message.split(' ')[0]);
  expect(texts.slice(0, 2)).toEqual(['INIT_START', 'START']);
  expect(texts).toHaveLength(4);
  const all = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
  const end = await page(all.nextForwardToken);
  expect([end.events, end.nextForwardToken]).toEqual([[], all.nextForwardToken]);
});

test('account settings and sampling rules are answered', async () => {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
  expect(AccountLimit?.ConcurrentExecutions).toBe(10);
  const response = await fetch(`${service.endpoint}/GetSamplingRules`, { method: 'POST', body: '{}' });
  expect(JSON.parse(await response.text()).SamplingRuleRecords[0].SamplingRule).toMatchObject({ FixedRate: 1 });
});

const boto3 = `
import boto3, io, json, sys, zipfile
client = boto3.client("lambda", endpoint_url=sys.argv[1])
data = io.BytesIO()
with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("app.py", "def handler(event, context):\\n    return {'version': context.function_version, 'got': event}\\n")
client.create_function(FunctionName="by-boto3", Runtime="python3.12", Handler="app.handler", Role="arn:aws:iam::000000000000:role/any", Code={"ZipFile": data.getvalue()}, Publish=True)
client.get_waiter("function_active_v2").wait(FunctionName="by-boto3")
client.create_alias(FunctionName="by-boto3", Name="live", FunctionVersion="1")
answer = client.invoke(FunctionName="by-boto3", Qualifier="live", Payload=b'{"a": 1}')
client.put_function_concurrency(FunctionName="by-boto3", ReservedConcurrentExecutions=0)
try:
    client.invoke(FunctionName="by-boto3")
except client.exceptions.TooManyRequestsException as error:
    refused = error.response["Reason"]
json.dump({"answer": json.load(answer["Payload"])["got"], "executed": answer["ExecutedVersion"], "refused": refused, "limit": client.get_account_settings()["AccountLimit"]["CodeSizeZipped"]}, sys.stdout)
`;

test.skipIf(isSkippedWithout('boto3'))('boto3 creates, publishes, and invokes an alias', async () => {
  const environment = awsEnvironment(service.region);
  const { stdout, stderr } = await runProgram('python3', ['-c', boto3, service.endpoint], environment);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    answer: { a: 1 },
    executed: '1',
    refused: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    limit: 52_428_800,
  });
});
