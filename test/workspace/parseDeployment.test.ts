import { expect, test } from 'vitest';
import type { DeclaredTrigger } from '../../src/model/function/declaredTrigger';
import { parseDeployment } from './readTexts';

const place = { region: 'eu-west-1', accountId: '123456789012' };

/** A function `Fn` in CloudFormation's own words, and other resources. */
function withFunction(resources: string): readonly DeclaredTrigger[] {
  return parseDeployment(
    `Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: checkout, Handler: app.handler, Runtime: nodejs22.x, Code: . }
${resources}`,
    place,
  ).triggers;
}

/** A function `Fn` in SAM's words with one event. */
function withEvent(event: string, more = ''): readonly DeclaredTrigger[] {
  return parseDeployment(
    `Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
      Events:
        Event: ${event}
${more}`,
    place,
  ).triggers;
}

/** One line a trigger: whose it is, what it makes, and of what. */
function outline(triggers: readonly DeclaredTrigger[]): readonly string[] {
  return triggers.map(({ functionName, logicalId, line, makes }) =>
    [functionName, `${logicalId}:${line}`, makes.kind, ...partsOf(makes)].join(' '),
  );
}

function partsOf(makes: DeclaredTrigger['makes']): readonly unknown[] {
  switch (makes.kind) {
    case 'permission':
      return [makes.principal, makes.sourceArn];
    case 'mapping': {
      const { source } = makes.settings;
      return [source.kind === 'arn' ? source.arn : source.bootstrapServers, makes.isEnabled ? 'on' : 'off'];
    }
    case 'roleCaller':
      return [makes.service, makes.sourceArn];
    case 'url':
      return [makes.authType];
  }
}

test.each([
  ['a name', 'checkout'],
  ['a reference', '!Ref Fn'],
  ['an ARN', '!GetAtt Fn.Arn'],
  [
    'an ARN that is put together',
    '!Join [":", ["arn:aws:lambda", !Ref AWS::Region, !Ref AWS::AccountId, "function:checkout"]]',
  ],
  ['a name with an alias', 'checkout:live'],
  ['an alias', '!Ref Live'],
])('a permission names its function by %s', (_, name) => {
  const triggers = withFunction(`  Allow:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: ${name}, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com, SourceArn: !Ref News }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Fn, Name: live, FunctionVersion: "1" } }`);
  expect(outline(triggers)).toEqual([
    'checkout Allow:4 permission sns.amazonaws.com arn:aws:sns:eu-west-1:123456789012:news',
  ]);
});

test('what belongs to a function elsewhere is left out', () => {
  expect(
    withFunction(`  Allow:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: other, Action: lambda:InvokeFunction, Principal: sns.amazonaws.com }`),
  ).toEqual([]);
});

test('mappings and URLs as resources', () => {
  const triggers = withFunction(`  Poll:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { FunctionName: !Ref Fn, EventSourceArn: !GetAtt Queue.Arn, Enabled: false }
  Kafka:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Fn
      SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ["one:9092"] } }
  Broken: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref Fn, EventSourceArn: nothing } }
  Url: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: !GetAtt Fn.Arn, AuthType: AWS_IAM } }
  Queue: { Type: AWS::SQS::Queue }`);
  expect(outline(triggers)).toEqual([
    'checkout Poll:4 mapping arn:aws:sqs:eu-west-1:123456789012:Queue off',
    'checkout Kafka:7 mapping one:9092 on',
    'checkout Url:13 url AWS_IAM',
  ]);
});

test.each([
  [
    '{ Type: SNS, Properties: { Topic: arn:aws:sns:eu-west-1:1:x } }',
    'permission sns.amazonaws.com arn:aws:sns:eu-west-1:1:x',
  ],
  [
    '{ Type: SNS, Properties: { Topic: x, SqsSubscription: true } }',
    'mapping arn:aws:sqs:eu-west-1:123456789012:FnEventQueue on',
  ],
  [
    '{ Type: SNS, Properties: { Topic: x, SqsSubscription: { QueueArn: !GetAtt Queue.Arn, BatchSize: 5, Enabled: false } } }',
    'mapping arn:aws:sqs:eu-west-1:123456789012:orders off',
  ],
  ['{ Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }', 'mapping arn:aws:sqs:eu-west-1:123456789012:orders on'],
  [
    '{ Type: SQS, Properties: { Queue: !ImportValue Elsewhere } }',
    'mapping arn:aws:sqs:eu-west-1:123456789012:FnEvent on',
  ],
  [
    '{ Type: DynamoDB, Properties: { Stream: !ImportValue X } }',
    'mapping arn:aws:dynamodb:eu-west-1:123456789012:table/FnEvent on',
  ],
  [
    '{ Type: MSK, Properties: { Stream: !Ref Cluster } }',
    'mapping arn:aws:kafka:eu-west-1:123456789012:cluster/main/00000000-0000-0000-0000-000000000000-1 on',
  ],
  [
    '{ Type: MQ, Properties: { Broker: arn:aws:mq:eu-west-1:1:broker:b:b-1 } }',
    'mapping arn:aws:mq:eu-west-1:1:broker:b:b-1 on',
  ],
  [
    '{ Type: DocumentDB, Properties: { Cluster: arn:aws:rds:eu-west-1:1:cluster:c } }',
    'mapping arn:aws:rds:eu-west-1:1:cluster:c on',
  ],
  [
    '{ Type: ScheduleV2, Properties: { Name: weekly } }',
    'roleCaller scheduler arn:aws:scheduler:eu-west-1:123456789012:schedule/default/weekly',
  ],
  [
    '{ Type: Api, Properties: { Path: /a/, Method: any, RestApiId: !Ref Rest } }',
    'permission apigateway.amazonaws.com arn:aws:execute-api:eu-west-1:123456789012:Rest/*/*/a',
  ],
  [
    '{ Type: HttpApi, Properties: { Path: "/{proxy+}", Method: POST } }',
    'permission apigateway.amazonaws.com arn:aws:execute-api:eu-west-1:123456789012:ServerlessHttpApi/*/POST/*',
  ],
  [
    '{ Type: CloudWatchEvent, Properties: {} }',
    'permission events.amazonaws.com arn:aws:events:eu-west-1:123456789012:rule/local-FnEvent',
  ],
])('%s', (event, line) => {
  const triggers = withEvent(
    event,
    `  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: orders } }
  Cluster: { Type: AWS::MSK::Cluster, Properties: { ClusterName: main } }
  Rest: { Type: AWS::Serverless::Api }`,
  );
  expect(outline(triggers)).toEqual([`Fn FnEvent:7 ${line}`]);
});

test.each(['{}', 'nothing', '[]', '{ Type: Telepathy }', '{ Type: [SQS] }'])(
  'an event that SAM does not have is left out: %s',
  (event) => {
    expect(withEvent(event)).toEqual([]);
  },
);

test.each(['', '{', 'Resources: 7', 'Resources: { Fn: { Type: AWS::Lambda::Permission } }'])(
  '%j has no triggers',
  (text) => {
    expect(parseDeployment(text)).toEqual({ triggers: [], tags: {}, unread: [] });
  },
);

test('tags in both notations, with what a deployment adds', () => {
  const { tags } = parseDeployment(`Resources:
  One:
    Type: AWS::Serverless::Function
    Properties: { Tags: { team: shop, region: !Ref AWS::Region, later: !ImportValue X } }
  Two:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: second, Tags: [{ Key: team, Value: shop }, { Key: broken }] }`);
  const stack = { 'aws:cloudformation:stack-name': 'local' };
  expect(tags).toEqual({
    One: {
      team: 'shop',
      region: 'us-east-1',
      'lambda:createdBy': 'SAM',
      ...stack,
      'aws:cloudformation:logical-id': 'One',
    },
    second: { team: 'shop', ...stack, 'aws:cloudformation:logical-id': 'Two' },
  });
});
