import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  GetFunctionUrlConfigCommand,
  InvokeCommand,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
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

test('what is not there is refused in the words recorded of AWS', async () => {
  const aws = await client();
  const refused = [
    aws.send(new GetFunctionCommand({ FunctionName: 'plain:1', Qualifier: '$LATEST' })),
    aws.send(new GetFunctionCommand({ FunctionName: 'arn:aws:lambda:eu-west-1:000000000000:function:plain' })),
    aws.send(new InvokeCommand({ FunctionName: 'nope' })),
    aws.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'nope' })),
    aws.send(new GetFunctionUrlConfigCommand({ FunctionName: 'nope' })),
  ];
  const said = await Promise.allSettled(refused);
  expect(
    said.map((one) => (one.status === 'rejected' ? `${one.reason.name}: ${one.reason.message}` : 'answered')),
  ).toEqual([
    'InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
    "ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    `ResourceNotFoundException: Function not found: ${place}:nope:$LATEST`,
    `ResourceNotFoundException: The function ${place}:nope:$LATEST doesn't have an EventInvokeConfig`,
    'ResourceNotFoundException: The resource you requested does not exist.',
  ]);
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
