import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsEnvironment, runProgram } from '../runProgram';
import { isSkippedWithout } from '../tools';
import { delivered, makeProject, type PollingService, startPolling } from './pollingService';

let service: PollingService;
beforeAll(async () => {
  service = await startPolling(
    makeProject(`
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Orders: { Type: AWS::SQS::Queue, Properties: { QueueName: orders, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2 } } }
  Consumer:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: consumer, Handler: consumer.collects, Environment: Calls(calls) }
`),
  );
});
afterAll(() => service.stop());

const program = `
import boto3, json, sys, time
client = lambda name: boto3.client(name, endpoint_url=sys.argv[1])
sqs, kinesis, dynamodb, streams, functions = map(client, ("sqs", "kinesis", "dynamodb", "dynamodbstreams", "lambda"))
sns, events = client("sns"), client("events")
queue = lambda name: sqs.get_queue_url(QueueName=name)["QueueUrl"]
def arn(name):
    return sqs.get_queue_attributes(QueueUrl=queue(name), AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
sqs.create_queue(QueueName="failures")
sqs.create_queue(QueueName="news")
kinesis.create_stream(StreamName="clicks", ShardCount=1)
stream = kinesis.describe_stream_summary(StreamName="clicks")["StreamDescriptionSummary"]["StreamARN"]
table = dynamodb.create_table(
    TableName="items", BillingMode="PAY_PER_REQUEST",
    KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "N"}],
    StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
)["TableDescription"]
mappings = [
    functions.create_event_source_mapping(FunctionName="consumer", EventSourceArn=arn("orders"), BatchSize=1),
    functions.create_event_source_mapping(
        FunctionName="consumer", EventSourceArn=stream, StartingPosition="TRIM_HORIZON", MaximumRetryAttempts=0,
        DestinationConfig={"OnFailure": {"Destination": arn("failures")}},
    ),
    functions.create_event_source_mapping(FunctionName="consumer", EventSourceArn=table["LatestStreamArn"], StartingPosition="TRIM_HORIZON"),
]
try:
    functions.create_event_source_mapping(FunctionName="consumer", EventSourceArn=stream, StartingPosition="LATEST")
except functions.exceptions.ResourceConflictException as error:
    conflict = error.response["Error"]["Code"]
sqs.send_message(QueueUrl=queue("orders"), MessageBody=json.dumps({"id": 1}))
sqs.send_message(QueueUrl=queue("orders"), MessageBody=json.dumps({"id": 2, "poison": True}))
kinesis.put_record(StreamName="clicks", PartitionKey="a", Data=json.dumps({"id": 3, "poison": True}).encode())
dynamodb.put_item(TableName="items", Item={"id": {"N": "4"}, "name": {"S": "cocoa"}})
topic = sns.create_topic(Name="news")["TopicArn"]
sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn("news"), Attributes={"RawMessageDelivery": "true", "FilterPolicy": '{"kind":["good"]}'})
for kind in ("bad", "good"):
    sns.publish(TopicArn=topic, Message=kind, MessageAttributes={"kind": {"DataType": "String", "StringValue": kind}})
events.put_rule(Name="shop", EventPattern='{"source":["shop"]}')
events.put_targets(Rule="shop", Targets=[{"Id": "1", "Arn": arn("news"), "InputPath": "$.detail"}])
events.put_events(Entries=[{"Source": "shop", "DetailType": "order", "Detail": '{"n":5}'}])
def receive(name):
    while True:
        for message in sqs.receive_message(QueueUrl=queue(name), WaitTimeSeconds=1, AttributeNames=["All"]).get("Messages", []):
            sqs.delete_message(QueueUrl=queue(name), ReceiptHandle=message["ReceiptHandle"])
            return message
failure, dead, news = json.loads(receive("failures")["Body"]), receive("dead"), sorted(receive("news")["Body"] for _ in range(2))
moved = receive
json.dump({
    "states": [one["State"] for one in mappings],
    "conflict": conflict,
    "condition": failure["requestContext"]["condition"],
    "size": failure["KinesisBatchInfo"]["batchSize"],
    "dead": json.loads(dead["Body"]),
    "from": dead["Attributes"]["DeadLetterQueueSourceArn"].split(":")[-1],
    "news": news,
    "deleting": functions.delete_event_source_mapping(UUID=mappings[0]["UUID"])["State"],
}, sys.stdout)
`;

test.skipIf(isSkippedWithout('boto3'))('boto3 sends, maps, and reads what failed', async () => {
  const { stdout, stderr } = await runProgram(
    'python3',
    ['-c', program, service.endpoint],
    awsEnvironment(service.region),
  );
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    states: ['Creating', 'Creating', 'Creating'],
    conflict: 'ResourceConflictException',
    condition: 'RetryAttemptsExhausted',
    size: 1,
    dead: { id: 2, poison: true },
    from: 'orders',
    news: ['good', '{"n":5}'],
    deleting: 'Deleting',
  });
  await expect.poll(() => [...new Set(delivered(service.calls()))].sort()).toEqual([1, 2, 3, 4]);
});

test.skipIf(isSkippedWithout('aws'))('the AWS CLI sends and maps, and an SDK redrives', async () => {
  const aws = async (...args: readonly string[]) => {
    const all = ['--endpoint-url', service.endpoint, '--output', 'json', ...args];
    const { stdout, stderr } = await runProgram('aws', all, awsEnvironment(service.region));
    expect(stderr).toBe('');
    return stdout.trim() === '' ? {} : JSON.parse(stdout);
  };
  const place = `${service.region}:${service.accountId}`;
  const policy = {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:${place}:cli-dead`, maxReceiveCount: 1 }),
  };
  const attributes = join(service.folder, 'attributes.json');
  writeFileSync(attributes, JSON.stringify(policy));
  await aws('sqs', 'create-queue', '--queue-name', 'cli-dead');
  const { QueueUrl } = await aws('sqs', 'create-queue', '--queue-name', 'cli', '--attributes', `file://${attributes}`);
  const mapping = await aws(
    ...['lambda', 'create-event-source-mapping', '--function-name', 'consumer'],
    ...['--event-source-arn', `arn:aws:sqs:${place}:cli`],
  );
  expect(mapping.State).toBe('Creating');
  await aws('sqs', 'send-message', '--queue-url', QueueUrl, '--message-body', '{"id":50,"poison":true}');
  const deadUrl = QueueUrl.replace(/cli$/, 'cli-dead');
  const count = async () => {
    const answer = await aws('sqs', 'get-queue-attributes', '--queue-url', deadUrl, '--attribute-names', 'All');
    return answer.Attributes.ApproximateNumberOfMessages;
  };
  await expect.poll(count).toBe('1');
  // Debian's AWS CLI is older than this operation.
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const sqs = new SQSClient({ endpoint: service.endpoint, region: service.region, credentials });
  const { TaskHandle } = await sqs.send(
    new StartMessageMoveTaskCommand({ SourceArn: `arn:aws:sqs:${place}:cli-dead` }),
  );
  expect(TaskHandle).toMatch(/./);
  await expect.poll(() => delivered(service.calls()).filter((id) => id === 50).length).toBe(2);
});
