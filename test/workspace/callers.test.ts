import { expect, test } from 'vitest';
import { parseDeployment, parseTemplate } from './readTexts';

function callers(resources: string): readonly string[] {
  const { triggers } = parseDeployment(`Transform: AWS::Serverless-2016-10-31
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs22.x } }
${resources}`);
  return triggers.map(({ functionName, makes }) =>
    [functionName, makes.kind, 'service' in makes ? makes.service : '', 'principal' in makes ? makes.principal : '']
      .filter(Boolean)
      .join(' '),
  );
}

test.each([
  [
    'a state machine',
    '  M: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: m.json, DefinitionSubstitutions: { F: !GetAtt Fn.Arn } } }',
    ['Fn roleCaller step-functions'],
  ],
  [
    'a definition in the template',
    `  M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: !Sub '{"Resource":"\${Fn.Arn}"}' } }`,
    ['Fn roleCaller step-functions'],
  ],
  [
    'a data source of AppSync',
    '  D: { Type: AWS::AppSync::DataSource, Properties: { LambdaConfig: { LambdaFunctionArn: !GetAtt Fn.Arn } } }',
    ['Fn roleCaller appsync'],
  ],
  [
    'a schedule',
    '  S: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: !GetAtt Fn.Arn, RoleArn: r } } }',
    ['Fn roleCaller scheduler'],
  ],
  ['a pipe', '  P: { Type: AWS::Pipes::Pipe, Properties: { Enrichment: !GetAtt Fn.Arn } }', ['Fn roleCaller pipes']],
  [
    'a custom resource',
    '  C: { Type: Custom::Seed, Properties: { ServiceToken: !GetAtt Fn.Arn } }',
    ['Fn roleCaller cloudformation'],
  ],
  [
    'an authorizer',
    '  A: { Type: AWS::Serverless::Api, Properties: { Auth: { Authorizers: { Mine: { FunctionArn: !GetAtt Fn.Arn } } } } }',
    ['Fn permission apigateway.amazonaws.com'],
  ],
  [
    'a connector',
    `  T: { Type: AWS::SNS::Topic }
  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: T }, Destination: { Id: Fn }, Permissions: [Write] } }`,
    ['Fn permission sns.amazonaws.com'],
  ],
  [
    'a connector in a resource',
    '  B: { Type: AWS::S3::Bucket, Connectors: { Mine: { Properties: { Destination: { Id: Fn }, Permissions: [Write] } } } }',
    ['Fn permission s3.amazonaws.com'],
  ],
])('%s', (_, resources, expected) => {
  expect(callers(resources)).toEqual(expected);
});

test('an event of a type that is not known is named', () => {
  const { unread } = parseDeployment(`Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { Events: { Odd: { Type: Teleport } } } }`);
  expect(unread).toEqual([{ functionName: 'Fn', message: 'Event Odd of type Teleport is not known.' }]);
});

test('IgnoreGlobals keeps globals away', () => {
  const { functions } = parseTemplate(
    `Globals: { Function: { Timeout: 60, MemorySize: 512 } }
Resources:
  All: { Type: AWS::Serverless::Function, IgnoreGlobals: '*', Properties: { Handler: a.b } }
  One: { Type: AWS::Serverless::Function, IgnoreGlobals: [Timeout], Properties: { Handler: a.b } }`,
    '/p/t.yaml',
  );
  expect(functions.map(({ timeoutSeconds, memoryMb }) => [timeoutSeconds, memoryMb])).toEqual([
    [3, 128],
    [3, 512],
  ]);
});
