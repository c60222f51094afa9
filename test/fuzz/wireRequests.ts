/** A request as it goes over the wire; a mutation of it may be anything. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a form. */
  readonly body: unknown;
}

const account = '000000000000';
const region = 'us-east-1';
const lambda = '/2015-03-31/functions';
const queueUrl = `http://127.0.0.1/${account}/jobs`;
const execution = encodeURIComponent(`arn:aws:lambda:${region}:${account}:function:ghost:1/durable-execution/a/b`);

function rest(method: string, path: string, body?: object): WireRequest {
  return { method, path, headers: { 'content-type': 'application/json' }, body };
}

function json(target: string, body: object): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body,
  };
}

function form(version: string, values: Readonly<Record<string, string>>): WireRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', path: '/', headers, body: { Version: version, ...values } };
}

function s3(method: string, path: string, body?: object): WireRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=a/20261128/${region}/s3/aws4_request`;
  return { method, path, headers: { authorization }, body };
}

/** Requests that the service answers, of every protocol and kind of operation; all are about `ghost` and `jobs`. */
export const wireRequests: readonly [WireRequest, ...WireRequest[]] = [
  rest('GET', `${lambda}/?MaxItems=2&Marker=a`),
  rest('GET', `${lambda}/ghost`),
  rest('GET', `${lambda}/ghost/configuration?Qualifier=$LATEST`),
  rest('PUT', `${lambda}/ghost/configuration`, { Timeout: 3, TracingConfig: { Mode: 'Active' } }),
  rest('POST', `${lambda}/ghost/invocations`, { order: 1 }),
  {
    ...rest('POST', `${lambda}/ghost/invocations`, { order: 1 }),
    headers: {
      'x-amz-invocation-type': 'Event',
      'x-amz-client-context': 'e30=',
      'x-amzn-trace-id': 'Root=1-6ab15580-0123456789abcdef01234567;Sampled=1',
    },
  },
  rest('POST', '/2021-11-15/functions/ghost/response-streaming-invocations', { order: 1 }),
  rest('GET', `${lambda}/ghost/policy`),
  rest('POST', `${lambda}/ghost/policy`, {
    StatementId: 'a',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
  }),
  rest('GET', `${lambda}/ghost/versions`),
  rest('POST', `${lambda}/ghost/versions`, { Description: 'one' }),
  rest('POST', `${lambda}/ghost/aliases`, { Name: 'live', FunctionVersion: '1' }),
  rest('PUT', '/2017-10-31/functions/ghost/concurrency', { ReservedConcurrentExecutions: 5 }),
  rest('GET', '/2019-09-25/functions/ghost/event-invoke-config'),
  rest('PUT', '/2019-09-25/functions/ghost/event-invoke-config', {
    MaximumRetryAttempts: 1,
    MaximumEventAgeInSeconds: 60,
    DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:${region}:${account}:jobs` } },
  }),
  rest('POST', '/2021-10-31/functions/ghost/url', { AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } }),
  rest('GET', '/2015-03-31/event-source-mappings/?FunctionName=ghost'),
  rest('POST', '/2015-03-31/event-source-mappings/', {
    FunctionName: 'ghost',
    EventSourceArn: `arn:aws:sqs:${region}:${account}:jobs`,
    BatchSize: 2,
    Enabled: false,
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"order":[{"numeric":[">",1]}]}}' }] },
  }),
  rest('PUT', '/2015-03-31/event-source-mappings/00000000-0000-4000-8000-000000000000', { Enabled: false }),
  rest('POST', `${lambda}/`, {
    FunctionName: 'made',
    Role: 'arn:aws:iam::000000000000:role/a',
    PackageType: 'Image',
    Code: { ImageUri: 'a' },
  }),
  rest('POST', '/2018-10-31/layers/tools/versions', { Content: { ZipFile: 'UEsFBg==' } }),
  rest('POST', '/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aghost', {
    Tags: { team: 'a' },
  }),
  rest('GET', `/2025-12-01/durable-executions/${execution}`),
  rest('POST', `/2025-12-01/durable-executions/${execution}/checkpoint`, {
    CheckpointToken: 'a',
    Updates: [{ Id: '1', Type: 'STEP', Action: 'START' }],
  }),
  rest('POST', '/2025-12-01/durable-execution-callbacks/a/succeed', { done: true }),
  rest('POST', '/Traces', { TraceIds: ['1-6ab15580-0123456789abcdef01234567'] }),
  rest('POST', '/TraceSummaries', {
    StartTime: 1_790_000_000,
    EndTime: 1_790_000_060,
    FilterExpression: 'service("ghost") AND (fault = true OR duration > 1.5)',
  }),
  rest('POST', '/TraceSegments', {
    TraceSegmentDocuments: [
      '{"id":"0123456789abcdef","trace_id":"1-6ab15580-0123456789abcdef01234567","name":"a","start_time":1,"end_time":2}',
    ],
  }),
  rest('POST', '/CreateGroup', { GroupName: 'slow', FilterExpression: 'responsetime > 5' }),
  rest('POST', '/v1/registries/name/discovered', { Description: 'a' }),
  rest('POST', '/v1/registries/name/discovered/schemas/name/a', { Type: 'OpenApi3', Content: '{}' }),
  rest('PUT', '/dwell/retry-delays', { secondMs: 1, thirdMs: 2 }),
  rest('GET', '/dwell/addresses'),
  rest('POST', '/dwell/debug/session/paused'),
  json('Logs_20140328.FilterLogEvents', {
    logGroupName: '/aws/lambda/ghost',
    filterPattern: '?ERROR ?"Task timed out" [a, b = 4*, c]',
    startTime: 0,
    limit: 5,
  }),
  json('Logs_20140328.GetLogEvents', { logGroupName: '/aws/lambda/ghost', logStreamName: 'a' }),
  json('ResourceGroupsTaggingAPI_20170126.GetResources', { ResourceTypeFilters: ['lambda:function'] }),
  json('AmazonSQS.SendMessage', {
    QueueUrl: queueUrl,
    MessageBody: '{"order":1}',
    DelaySeconds: 0,
    MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
  }),
  json('AmazonSQS.SendMessageBatch', { QueueUrl: queueUrl, Entries: [{ Id: 'a', MessageBody: 'b' }] }),
  json('AmazonSQS.ReceiveMessage', {
    QueueUrl: queueUrl,
    MaxNumberOfMessages: 2,
    WaitTimeSeconds: 0,
    VisibilityTimeout: 0,
  }),
  json('AmazonSQS.DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle: 'a' }),
  json('AmazonSQS.SetQueueAttributes', { QueueUrl: queueUrl, Attributes: { VisibilityTimeout: '1' } }),
  json('AmazonSQS.GetQueueAttributes', { QueueUrl: queueUrl, AttributeNames: ['All'] }),
  form('2012-11-05', { Action: 'SendMessage', QueueUrl: queueUrl, MessageBody: 'a' }),
  form('2010-03-31', {
    Action: 'Publish',
    TopicArn: `arn:aws:sns:${region}:${account}:news`,
    Message: 'a',
    'MessageAttributes.entry.1.Name': 'a',
  }),
  json('Kinesis_20131202.PutRecord', { StreamName: 'clicks', PartitionKey: 'a', Data: 'YQ==' }),
  json('Kinesis_20131202.GetShardIterator', {
    StreamName: 'clicks',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'LATEST',
  }),
  json('Kinesis_20131202.DescribeStream', { StreamName: 'clicks' }),
  json('DynamoDB_20120810.PutItem', { TableName: 'orders', Item: { id: { S: 'a' }, total: { N: '1.5' } } }),
  json('DynamoDB_20120810.Query', {
    TableName: 'orders',
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: { ':id': { S: 'a' } },
  }),
  json('DynamoDB_20120810.UpdateItem', {
    TableName: 'orders',
    Key: { id: { S: 'a' } },
    UpdateExpression: 'SET #n = if_not_exists(#n, :zero) + :one REMOVE old',
    ExpressionAttributeNames: { '#n': 'count' },
    ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } },
  }),
  json('DynamoDB_20120810.TransactWriteItems', {
    TransactItems: [{ Put: { TableName: 'orders', Item: { id: { S: 'b' } } } }],
  }),
  json('DynamoDBStreams_20120810.ListStreams', { TableName: 'orders' }),
  json('AWSEvents.PutEvents', { Entries: [{ Source: 'shop', DetailType: 'paid', Detail: '{"order":1}' }] }),
  s3('PUT', '/uploads/folder/a.txt', { text: 'a' }),
  s3('GET', '/uploads/?list-type=2&prefix=folder/'),
  s3('DELETE', '/uploads/folder/a.txt'),
];

/** What the service serves while it is fuzzed. `ghost` cannot run here, so no process is started. */
export const fuzzedTemplate = JSON.stringify({
  Resources: {
    Ghost: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'ghost', PackageType: 'Image', Code: { ImageUri: 'example/ghost:1' } },
    },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    Kept: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'kept', VisibilityTimeout: 600 } },
    Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'clicks', ShardCount: 1 } },
    News: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
    Uploads: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'uploads' } },
    Orders: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'orders',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
  },
});
