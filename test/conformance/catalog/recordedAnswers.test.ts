import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionEventInvokeConfigCommand,
  DeleteFunctionUrlConfigCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  InvokeCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { lambdaClient } from '../clients';
import { samTemplate, temporaryProject } from '../projects/temporaryProject';

const place = 'arn:aws:lambda:us-east-1:000000000000:function';
const code = 'Runtime: nodejs22.x, Handler: app.handler, CodeUri: .';

async function client() {
  const project = await temporaryProject({
    'template.yaml': samTemplate({
      plain: code,
      live: `${code}, AutoPublishAlias: live, EphemeralStorage: {Size: 2048}, LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: WARN, LogGroup: /mine}`,
    }),
    'app.js': 'exports.handler = async (event, context) => context.invokedFunctionArn;',
  });
  return lambdaClient(await project.start());
}

const pattern = 'failed to satisfy constraint: Member must satisfy regular expression pattern:';
const destination = (arn: string) => ({ DestinationConfig: { OnSuccess: { Destination: arn } } });

/** Every row was recorded of AWS: the call, and the name and the message of its error. */
const refusals: readonly (readonly [call: (aws: LambdaClient) => Promise<unknown>, error: string])[] = [
  [
    (aws) => aws.send(new GetFunctionCommand({ FunctionName: 'plain:1', Qualifier: '$LATEST' })),
    'InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
  ],
  [
    (aws) => aws.send(new GetFunctionCommand({ FunctionName: 'arn:aws:lambda:eu-west-1:000000000000:function:plain' })),
    "ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  ],
  [
    (aws) => aws.send(new GetFunctionCommand({ FunctionName: 'plain', Qualifier: 'odd?' })),
    String.raw`ValidationException: 1 validation error detected: Value 'odd?' at 'qualifier' ${pattern} \$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`,
  ],
  [
    (aws) => aws.send(new InvokeCommand({ FunctionName: 'nope' })),
    `ResourceNotFoundException: Function not found: ${place}:nope:$LATEST`,
  ],
  [
    (aws) => aws.send(new InvokeCommand({ FunctionName: 'odd:function:name' })),
    String.raw`ValidationException: 1 validation error detected: Value 'odd:function:name' at 'functionName' ${pattern} (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`,
  ],
  [
    (aws) => aws.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'nope' })),
    `ResourceNotFoundException: The function ${place}:nope:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    (aws) => aws.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName: 'nope' })),
    `ResourceNotFoundException: The function ${place}:nope:$LATEST doesn't have an EventInvokeConfig`,
  ],
  [
    (aws) => aws.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'nope' })),
    "ResourceNotFoundException: The function doesn't exist.",
  ],
  [
    (aws) =>
      aws.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'plain', ...destination(`${place}:plain`) })),
    "InvalidParameterValueException: You can't specify the function as a destination for itself.",
  ],
  [
    (aws) =>
      aws.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'plain', ...destination(`${place}:nope`) })),
    `InvalidParameterValueException: The destination ARN ${place}:nope is invalid.`,
  ],
  [
    (aws) =>
      aws.send(
        new PutFunctionEventInvokeConfigCommand({
          FunctionName: 'plain',
          ...destination('arn:aws:iam:us-east-1:000000000000:x'),
        }),
      ),
    'InvalidParameterValueException: The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:us-east-1:000000000000:x), onFailure=null) is invalid.',
  ],
  [
    (aws) => aws.send(new GetFunctionUrlConfigCommand({ FunctionName: 'nope' })),
    'ResourceNotFoundException: The resource you requested does not exist.',
  ],
  [
    (aws) => aws.send(new GetFunctionUrlConfigCommand({ FunctionName: 'plain', Qualifier: '$LATEST' })),
    String.raw`ValidationException: 1 validation error detected: Value '$LATEST' at 'qualifier' ${pattern} ((?!^\d+$)^[0-9a-zA-Z-_]+$)`,
  ],
  [
    (aws) => aws.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'nope', AuthType: 'NONE' })),
    'ResourceNotFoundException: Function does not exist',
  ],
  [
    (aws) => aws.send(new DeleteFunctionUrlConfigCommand({ FunctionName: 'nope' })),
    'ResourceNotFoundException: The resource you requested does not exist.',
  ],
  [
    (aws) => aws.send(new GetPolicyCommand({ FunctionName: 'nope' })),
    'ResourceNotFoundException: The resource you requested does not exist.',
  ],
  [
    (aws) => aws.send(new RemovePermissionCommand({ FunctionName: 'nope', StatementId: 's' })),
    `ResourceNotFoundException: No policy found for: ${place}:nope`,
  ],
  [
    (aws) => aws.send(new RemovePermissionCommand({ FunctionName: 'plain', StatementId: 's' })),
    'ResourceNotFoundException: No policy is associated with the given resource.',
  ],
  [
    (aws) => aws.send(permission({ StatementId: 'a.b' })),
    `ValidationException: 1 validation error detected: Value 'a.b' at 'statementId' ${pattern} ([a-zA-Z0-9-_]+)`,
  ],
  [
    (aws) => aws.send(permission({ Principal: 'shop.example' })),
    'InvalidParameterValueException: The provided principal was invalid. Please check the principal and try again.',
  ],
  [
    (aws) => aws.send(permission({ Qualifier: '$LATEST' })),
    'InvalidParameterValueException: We currently do not support adding policies for $LATEST.',
  ],
  [
    (aws) => aws.send(permission({ Qualifier: 'nope' })),
    `ResourceNotFoundException: Cannot find alias arn: ${place}:plain:nope`,
  ],
  [
    (aws) => aws.send(permission({ Qualifier: '42' })),
    `ResourceNotFoundException: Function not found: ${place}:plain:42`,
  ],
  [
    (aws) => aws.send(new GetAliasCommand({ FunctionName: 'plain', Name: 'nope' })),
    `ResourceNotFoundException: Cannot find alias arn: ${place}:plain:nope`,
  ],
  [
    (aws) => aws.send(new UpdateAliasCommand({ FunctionName: 'plain', Name: 'nope' })),
    `ResourceNotFoundException: Alias not found: ${place}:plain:nope`,
  ],
  [
    (aws) => aws.send(new CreateAliasCommand({ FunctionName: 'plain', Name: '2024', FunctionVersion: '$LATEST' })),
    `ValidationException: 1 validation error detected: Value '2024' at 'name' ${pattern} (?!^[0-9]+$)([a-zA-Z0-9-_]+)`,
  ],
  [
    (aws) =>
      aws.send(
        new CreateAliasCommand({
          FunctionName: 'live',
          Name: 'next',
          FunctionVersion: '1',
          RoutingConfig: { AdditionalVersionWeights: { 2: 2 } },
        }),
      ),
    "ValidationException: 1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
  ],
  [
    (aws) => aws.send(new PutFunctionConcurrencyCommand({ FunctionName: 'nope', ReservedConcurrentExecutions: 1 })),
    `ResourceNotFoundException: Function not found: ${place}:nope:$LATEST`,
  ],
  [
    (aws) =>
      aws.send(
        new PutFunctionConcurrencyCommand({ FunctionName: `${place}:live:live`, ReservedConcurrentExecutions: 1 }),
      ),
    'InvalidParameterValueException: This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
  ],
  [
    (aws) => aws.send(new TagResourceCommand({ Resource: `${place}:plain`, Tags: {} })),
    'InvalidParameterValueException: An error occurred and the request cannot be processed.',
  ],
  [
    (aws) => aws.send(new TagResourceCommand({ Resource: `${place}:live:live`, Tags: { a: 'b' } })),
    'InvalidParameterValueException: Tags on function aliases and versions are not supported. Please specify a function ARN.',
  ],
  [
    (aws) => aws.send(new UntagResourceCommand({ Resource: `${place}:plain`, TagKeys: [] })),
    "ValidationException: 1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
  ],
  [
    (aws) => aws.send(new ListTagsCommand({ Resource: 'arn:aws:something' })),
    String.raw`ValidationException: 1 validation error detected: Value 'arn:aws:something' at 'resource' ${pattern} arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)`,
  ],
  [
    (aws) => aws.send(new CreateEventSourceMappingCommand({ FunctionName: 'plain' })),
    'InvalidParameterValueException: Unrecognized event source.',
  ],
  [
    (aws) =>
      aws.send(
        new CreateEventSourceMappingCommand({
          FunctionName: 'nope',
          EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:jobs',
        }),
      ),
    'InvalidParameterValueException: Function does not exist',
  ],
];

function permission(input: Partial<AddPermissionCommandInput>) {
  const whole = { FunctionName: 'plain', StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*' };
  return new AddPermissionCommand({ ...whole, ...input });
}

test('what AWS refuses is refused in the words recorded of AWS', async () => {
  const aws = await client();
  const said = await Promise.allSettled(refusals.map(([call]) => call(aws)));
  expect(
    said.map((one) => (one.status === 'rejected' ? `${one.reason.name}: ${one.reason.message}` : 'answered')),
  ).toEqual(refusals.map(([, error]) => error));
});

test('a qualifier is in the ARN that the function is invoked by', async () => {
  const aws = await client();
  const arns = await Promise.all(
    [undefined, '$LATEST', 'live', '1'].map(async (Qualifier) => {
      const answer = await aws.send(new InvokeCommand({ FunctionName: 'live', Qualifier }));
      return [answer.Payload?.transformToString(), answer.ExecutedVersion];
    }),
  );
  expect(arns).toEqual([
    [`"${place}:live"`, '$LATEST'],
    [`"${place}:live:$LATEST"`, '$LATEST'],
    [`"${place}:live:live"`, '1'],
    [`"${place}:live:1"`, '1'],
  ]);
});

test('versions and aliases are those that a deployment makes', async () => {
  const aws = await client();
  const all = await aws.send(new ListFunctionsCommand({ FunctionVersion: 'ALL' }));
  expect(all.Functions?.map(({ FunctionArn }) => FunctionArn)).toEqual([
    `${place}:live:$LATEST`,
    `${place}:live:1`,
    `${place}:plain:$LATEST`,
  ]);
  const { Versions } = await aws.send(new ListVersionsByFunctionCommand({ FunctionName: 'live' }));
  expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1']);
  const { Aliases } = await aws.send(new ListAliasesCommand({ FunctionName: 'live' }));
  expect(Aliases).toMatchObject([{ AliasArn: `${place}:live:live`, Name: 'live', FunctionVersion: '1' }]);
});

test('a configuration has what is declared, and nothing that is not', async () => {
  const aws = await client();
  const plain = await aws.send(new GetFunctionConfigurationCommand({ FunctionName: 'plain' }));
  expect([plain.Environment, plain.Layers, plain.RuntimeVersionConfig?.RuntimeVersionArn]).toEqual([
    undefined,
    undefined,
    expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/),
  ]);
  expect(await aws.send(new GetFunctionConfigurationCommand({ FunctionName: 'live' }))).toMatchObject({
    EphemeralStorage: { Size: 2048 },
    LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'WARN', SystemLogLevel: 'INFO', LogGroup: '/mine' },
  });
});
