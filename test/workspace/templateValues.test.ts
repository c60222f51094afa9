import { describe, expect, test } from 'vitest';
import { parameterOverrides } from '../../src/workspace/cloudformation/samConfig';
import { readTemplate } from '../../src/workspace/template/templateDocument';
import { parseTemplate } from './readTexts';

describe('YAML as CloudFormation takes it', () => {
  test.each([
    ['a: no', { a: false }],
    ['a: Yes\nb: on\nc: OFF', { a: true, b: true, c: false }],
    ['a: 012345678901', { a: '012345678901' }],
    ['a: 0755', { a: 493 }],
    ['a: 98765432109876543210', { a: '98765432109876543210' }],
    ['a: 2012-10-17', { a: '2012-10-17' }],
    ['a: 1e3', { a: '1e3' }],
    ['a: 22:30', { a: 1350 }],
    ['a: y\nb: n', { a: 'y', b: 'n' }],
    ['OFF: 1\n010: 2', { OFF: 1, '010': 2 }],
    ['a: &x { b: 1 }\nc:\n  <<: *x\n  d: 2', { a: { b: 1 }, c: { b: 1, d: 2 } }],
    ['a:\n  b: {\n    c: 1\n}\nd: 2', { a: { b: { c: 1 } }, d: 2 }],
    ['a:\n  - b: [\n  1, 2\n]\nd: 2', { a: [{ b: [1, 2] }], d: 2 }],
    ['a:\n  t: |\n    [ {\n  b: [\n1\n]\nd: 2', { a: { t: '[ {\n', b: [1] }, d: 2 }],
  ])('%j', (text, content) => {
    expect(readTemplate(text)).toMatchObject({ content, problems: [] });
  });

  test('lines stay what they are where indentation was mended', () => {
    expect(readTemplate('a:\n  b: [\n1\n]\nd: 2').lineOf(['d'])).toBe(4);
  });
});

function valueIn(expression: string, more = ''): readonly unknown[] {
  const { functions } = parseTemplate(
    `Parameters: { Stage: { Type: String, Default: dev }, Zones: { Type: CommaDelimitedList, Default: 'a, b' } }
Mappings: { Sizes: { dev: { mb: 256 }, prod: { mb: 1024 } } }
Conditions: { IsDev: !Equals [!Ref Stage, dev], IsProd: !Not [!Condition IsDev], Both: !And [!Condition IsDev, !Condition IsProd] }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties: { Handler: a.b, Runtime: nodejs22.x, Environment: { Variables: { V: ${expression} } } }
${more}`,
    '/p/t.yaml',
  );
  return [functions[0]?.environment.V, ...(functions[0]?.problems ?? [])];
}

test.each([
  ['!If [IsDev, d, p]', 'd'],
  ['!If [Both, d, !If [IsProd, x, y]]', 'y'],
  ['!FindInMap [Sizes, !Ref Stage, mb]', '256'],
  ['!FindInMap [Sizes, none, mb, { DefaultValue: 7 }]', '7'],
  ['!Select [1, !Ref Zones]', 'b'],
  ["!Select [2, !Split ['/', a/b/c]]", 'c'],
  ["!Join ['-', !Ref Zones]", 'a-b'],
  ['!Base64 ü', 'w7w='],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own notation.
  ["!Sub ['${a}', { a: !If [IsDev, 1, 2] }]", '1'],
  ['{ Fn::ToJsonString: { a: !Ref Stage, n: 1 } }', '{"a":"dev","n":1}'],
  ['{ Fn::Length: !Ref Zones }', '2'],
])('%s is %s', (expression, value) => {
  expect(valueIn(expression)).toEqual([value]);
});

describe('what a resource returns for the name that it states', () => {
  const resources = `  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub 'q-\${Stage}' } }
  T: { Type: AWS::SNS::Topic, Properties: { TopicName: t } }
  D: { Type: AWS::DynamoDB::Table, Properties: { TableName: d } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: b } }
  M: { Type: AWS::Serverless::StateMachine, Properties: { Name: m } }
  Unnamed: { Type: AWS::SQS::Queue }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Fn, Name: live } }
  Role: { Type: AWS::IAM::Role, Properties: { RoleName: reader, Path: /shop/ } }
  Key: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/orders } }
  Rest: { Type: AWS::ApiGateway::RestApi }`;

  test.each([
    ['!Ref Q', 'https://sqs.us-east-1.amazonaws.com/000000000000/q-dev'],
    ['!GetAtt Q.Arn', 'arn:aws:sqs:us-east-1:000000000000:q-dev'],
    ['!GetAtt Q.QueueName', 'q-dev'],
    ['!Ref Unnamed', 'https://sqs.us-east-1.amazonaws.com/000000000000/Unnamed'],
    ['!Ref T', 'arn:aws:sns:us-east-1:000000000000:t'],
    ['!GetAtt T.TopicName', 't'],
    ['!Ref D', 'd'],
    ['!GetAtt D.Arn', 'arn:aws:dynamodb:us-east-1:000000000000:table/d'],
    ['!GetAtt B.Arn', 'arn:aws:s3:::b'],
    ['!Ref M', 'arn:aws:states:us-east-1:000000000000:stateMachine:m'],
    ['!GetAtt M.Name', 'm'],
    ['!GetAtt Role.Arn', 'arn:aws:iam::000000000000:role/shop/reader'],
    ['!Ref Key', 'alias/orders'],
    ['!Ref Live', 'arn:aws:lambda:us-east-1:000000000000:function:Fn:live'],
  ])('%s is %s', (expression, value) => {
    expect(valueIn(expression, resources)).toEqual([value]);
  });

  test.each(['!Ref Rest', '!GetAtt D.StreamArn'])('%s is chosen by AWS, and not set', (expression) => {
    expect(valueIn(expression, resources)).toEqual([
      undefined,
      'Environment variable V is not set: known only after deployment.',
    ]);
  });
});

test('a layer that a condition leaves out is none; the others are those of the branch that counts', () => {
  const layersFor = (stage: string) =>
    parseTemplate(
      `Parameters: { Stage: { Type: String, Default: ${stage} } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Tools: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: tools } }
  Fn:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: ., Handler: a.b, Runtime: nodejs22.x, Layers: [!If [IsProd, !Ref Tools, !Ref AWS::NoValue]] }`,
      '/p/t.yaml',
    ).functions.map(({ layers, problems }) => [...layers.map(({ kind }) => kind), ...problems]);
  expect([layersFor('prod'), layersFor('dev')]).toEqual([[['folder']], [[]]]);
});

test('values that are given count before defaults', () => {
  const text = `Parameters: { A: { Type: String, Default: x } }
Resources: { F: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub 'f-\${A}' } } }`;
  expect(parseTemplate(text, '/p/t.yaml', { parameters: { A: 'y' } }).functions[0]?.name).toBe('f-y');
});

test.each([
  ['A=1 B=two', { A: '1', B: 'two' }],
  ['A="two words" B=\'x y\'', { A: 'two words', B: 'x y' }],
  ['ParameterKey=A,ParameterValue=1 ParameterKey=B,ParameterValue="x y"', { A: '1', B: 'x y' }],
  [['A=1', 'B=2'], { A: '1', B: '2' }],
  [{ A: 1 }, { A: '1' }],
])('parameter overrides: %j', (written, values) => {
  expect(parameterOverrides(written)).toEqual(values);
});

test('resources and conditions that lead back to themselves have no value, and end', () => {
  const conditions = Object.fromEntries(
    ['A', 'B', 'C'].map((name) => [
      name,
      { 'Fn::And': Array.from({ length: 10 }, (_, index) => ({ Condition: 'ABC'[index % 3] })) },
    ]),
  );
  const template = {
    Conditions: { ...conditions, Chosen: { 'Fn::Equals': [{ 'Fn::If': ['Chosen', 'a', 'b'] }, 'a'] } },
    Resources: {
      Jobs: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Join': ['-', [{ 'Fn::GetAtt': ['Jobs', 'QueueName'] }, 'dead']] } },
      },
      First: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Second', 'QueueName'] } } },
      Second: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['First', 'QueueName'] } } },
      Work: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: 'src',
          Environment: {
            Variables: {
              JOBS: { Ref: 'Jobs' },
              FIRST: { Ref: 'First' },
              WHEN: { 'Fn::If': ['A', '1', '2'] },
              CHOSEN: { 'Fn::If': ['Chosen', '1', '2'] },
              KNOWN: 'yes',
            },
          },
        },
      },
    },
  };
  const { functions } = parseTemplate(JSON.stringify(template), '/shop/template.json');
  expect(functions.map(({ environment }) => environment)).toEqual([{ KNOWN: 'yes' }]);
});
