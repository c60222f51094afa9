import type { XrayDocument } from '../parse/xrayDocument';
import { firstText } from './attributes';
import type { Attributes } from './span';
import { withoutEmpty } from './withoutEmpty';

/** X-Ray's `aws` block of a call, from the attributes that OpenTelemetry, ADOT and the SDKs' instrumentations use. */
export function awsOfCall(own: Attributes): XrayDocument {
  return withoutEmpty({
    operation: operationOf(own),
    table_name: firstText(own, 'aws.dynamodb.table_names', 'aws.table.name', 'aws.dynamodb.table_name'),
    queue_url: firstText(own, 'aws.sqs.queue.url', 'aws.sqs.queue_url', 'aws.queue.url', 'aws.queue.name'),
    topic_arn: firstText(own, 'aws.sns.topic.arn'),
    bucket_name: firstText(own, 'aws.s3.bucket', 'aws.bucket.name'),
    key: firstText(own, 'aws.s3.key'),
    stream_name: firstText(own, 'aws.kinesis.stream_name', 'aws.kinesis.stream.name', 'aws.stream.name'),
    function_name: firstText(own, 'faas.invoked_name', 'aws.lambda.function.name'),
    request_id: firstText(own, 'aws.request_id', 'aws.request.id', 'aws.requestId'),
    region: firstText(own, 'cloud.region', 'aws.region', 'faas.invoked_region'),
  });
}

/** The ARN of the resource that a call names. */
export function calledArn(own: Attributes): string | undefined {
  return arnNames.map((name) => firstText(own, name)).find((text) => text?.startsWith('arn:'));
}

const arnNames = [
  'aws.lambda.invoked_arn',
  'aws.lambda.function.arn',
  'aws.dynamodb.table.arn',
  'aws.sns.topic.arn',
  'aws.stepfunctions.state_machine.arn',
  'aws.stepfunctions.activity.arn',
  'aws.kinesis.stream.arn',
  'aws.secretsmanager.secret.arn',
  'messaging.destination.name',
  'aws.remote.resource.identifier',
];

/** Whether a call went to AWS. */
export function isAwsCall(own: Attributes): boolean {
  const system = firstText(own, 'rpc.system', 'rpc.system.name');
  if (system === 'aws-api' || /^aws[._]/.test(firstText(own, 'messaging.system') ?? '')) return true;
  return (
    firstText(own, 'aws.request_id', 'aws.request.id', 'aws.requestId') !== undefined ||
    firstText(own, 'aws.remote.service')?.startsWith('AWS::') === true
  );
}

/** `GetItem`; newer instrumentations write `DynamoDB/GetItem` as the method. */
function operationOf(own: Attributes): string | undefined {
  if (!isAwsCall(own)) return undefined;
  return firstText(own, 'rpc.method', 'aws.remote.operation', 'aws.operation', 'messaging.operation.name')
    ?.split('/')
    .at(-1);
}
