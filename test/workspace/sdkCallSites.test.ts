import { expect, it, test } from 'vitest';
import { findSdkCall } from '../../src/workspace/sdkCalls/sdkCallSites';

const put = { service: 'DynamoDB', operation: 'PutItem' };

test.each([
  [
    'the client of version 3',
    "import { PutItemCommand } from '@aws-sdk/client-dynamodb';\n\nawait db.send(new PutItemCommand({}));",
    2,
  ],
  [
    'its document client',
    "import { PutCommand } from '@aws-sdk/lib-dynamodb';\nawait db.send(\n  new PutCommand({ TableName }),\n);",
    2,
  ],
  ['a private field', "import '@aws-sdk/client-dynamodb';\nthis.#db.send(new PutItemCommand({}));", 1],
  ['version 2', 'const db = new AWS.DynamoDB();\ndb.putItem({}).promise();', 1],
  [
    'boto3',
    "import boto3\ntable = boto3.resource('dynamodb').Table('orders')\n# table.put_item(Item=x)\ntable.put_item(Item=order)",
    3,
  ],
  ['Java', 'import software.amazon.awssdk.services.dynamodb.DynamoDbClient;\n\nclient.putItem(request);', 2],
])('finds the call of %s', (_, source, line) => {
  expect(findSdkCall(source, put)).toBe(line);
});

test.each([
  ['nothing calls it', "import { GetItemCommand } from '@aws-sdk/client-dynamodb';\nnew GetItemCommand({});"],
  ['two lines call it', 'import dynamodb;\ndb.putItem(a);\ndb.putItem(b);'],
  ['only comments do', "import '@aws-sdk/client-dynamodb';\n// db.putItem(a)\n/* new PutItemCommand(\n */"],
  ['the service is another', 'cart.putItem(a);'],
  ['the name goes on', "import '@aws-sdk/client-dynamodb';\nnew PutItemCommandBuilder();\ndb.putItems(x);"],
])('is not sure when %s', (_, source) => {
  expect(findSdkCall(source, put)).toBeUndefined();
});

it('knows the names that programs write for services and operations', () => {
  const line = (source: string, service: string, operation: string) => findSdkCall(source, { service, operation });
  expect(line("boto3.client('sqs').send_message_batch(Entries=[])", 'SQS', 'SendMessageBatch')).toBe(0);
  expect(line("boto3.client('s3').list_objects_v2(Bucket=b)", 'S3', 'ListObjectsV2')).toBe(0);
  expect(line("import '@aws-sdk/client-sfn'; new StartExecutionCommand({})", 'StepFunctions', 'StartExecution')).toBe(
    0,
  );
  expect(
    line(
      "import '@aws-sdk/client-secrets-manager'; new GetSecretValueCommand({})",
      'Secrets Manager',
      'GetSecretValue',
    ),
  ).toBe(0);
});

it('takes names of a trace as text', () => {
  expect(findSdkCall('dynamodb; db.putItem(x)', { service: 'DynamoDB', operation: 'Put(Item|.*' })).toBeUndefined();
});
