import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { encodeParts } from '../../src/events/encodedParts';
import { makeSample, sampleEvents } from '../../src/events/samples';
import type { EventTypeId } from '../../src/model/services/services';
import { projectRoot } from '../tools/project.mjs';
import { context, gzip } from './sampleContexts';

/** The published type of an event type, where there is one; of Cognito's and EventBridge's events one for each sample. */
const publishedTypes: Readonly<Partial<Record<EventTypeId, string>>> = {
  'apigateway-rest': 'Rest',
  'apigateway-http': 'aws.APIGatewayProxyEventV2',
  'apigateway-authorizer-token': 'aws.APIGatewayTokenAuthorizerEvent',
  'apigateway-authorizer-http': 'aws.APIGatewayRequestAuthorizerEventV2',
  'function-url': 'aws.LambdaFunctionURLEvent',
  alb: 'aws.ALBEvent',
  sqs: 'Sqs',
  sns: 'aws.SNSEvent',
  ses: 'aws.SESEvent',
  s3: 'aws.S3Event',
  's3-batch': 'aws.S3BatchEvent',
  kinesis: 'aws.KinesisStreamEvent',
  dynamodb: 'aws.DynamoDBStreamEvent',
  firehose: 'Firehose',
  msk: 'aws.MSKEvent',
  'self-managed-kafka': 'aws.SelfManagedKafkaEvent',
  'cloudwatch-logs': 'aws.CloudWatchLogsEvent',
  'cloudwatch-alarm': 'aws.CloudWatchAlarmEvent',
  'custom-resource': 'aws.CloudFormationCustomResourceEvent',
  codecommit: 'aws.CodeCommitTriggerEvent',
  codepipeline: 'aws.CodePipelineEvent',
  'secrets-rotation': 'aws.SecretsManagerRotationEvent',
  connect: 'aws.ConnectContactFlowEvent',
  'lex-v1': 'aws.LexEvent',
  'lex-v2': 'LexV2',
  'appsync-resolver': 'aws.AppSyncResolverEvent<Record<string, string>>',
  'appsync-authorizer': 'aws.AppSyncAuthorizerEvent',
};

const typesOfSamples: Readonly<Record<string, string>> = {
  'apigateway-http-post': 'aws.APIGatewayProxyEventV2WithJWTAuthorizer',
  'function-url-post-iam': 'aws.LambdaFunctionURLEventWithIAMAuthorizer',
  's3-delete': 'Removal',
  'eventbridge-scheduled': "aws.EventBridgeEvent<'Scheduled Event', Record<string, never>>",
  'eventbridge-ec2-state-change': "aws.EventBridgeEvent<string, { 'instance-id': string; state: string }>",
  'eventbridge-s3-object-created': 'aws.S3ObjectCreatedNotificationEvent',
  'scheduler-default': "aws.EventBridgeEvent<'Scheduled Event', string>",
  'cloudfront-viewer-request': 'aws.CloudFrontRequestEvent',
  'cloudfront-origin-request': 'aws.CloudFrontRequestEvent',
  'cloudfront-origin-request-body': 'aws.CloudFrontRequestEvent',
  'cloudfront-viewer-response': 'aws.CloudFrontResponseEvent',
  'cloudfront-origin-response': 'aws.CloudFrontResponseEvent',
  'cognito-pre-authentication': 'aws.PreAuthenticationTriggerEvent',
  'cognito-post-authentication': 'aws.PostAuthenticationTriggerEvent',
  'cognito-post-confirmation': 'aws.PostConfirmationTriggerEvent',
  'cognito-custom-message': 'aws.CustomMessageTriggerEvent',
  // Amplify's form has no published type.
  'appsync-amplify': 'object',
};

test('the samples are what the published types say', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(projectRoot, 'node_modules', '.sample-types-'));
  try {
    const file = join(folder, 'samples.ts');
    await writeFile(file, program());
    const tsc = join(projectRoot, 'node_modules', '.bin', 'tsc');
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--types',
      'node',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    const { stdout } = await promisify(execFile)(tsc, [...options, file]).catch((error) => ({
      stdout: String(error.stdout),
    }));
    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/**
 * Fields that the published types lack are let through by the type parameter. Where AWS's recorded events differ from the types,
 * the types are mended here: SQS sends null for missing attributes' MD5, S3 no size with removals, API Gateway no authorizer
 * where there is none, Lex the source of an interpretation, Firehose records of MSK.
 */
const prelude = `import type * as aws from 'aws-lambda';
type Rest = Omit<aws.APIGatewayProxyEvent, 'requestContext'> & {
  requestContext: Omit<aws.APIGatewayProxyEvent['requestContext'], 'authorizer'>;
};
type SqsRecord = Omit<aws.SQSRecord, 'md5OfMessageAttributes'> & { md5OfMessageAttributes: string | null };
type Sqs = { Records: SqsRecord[] };
type Removal = { Records: (Omit<aws.S3EventRecord, 's3'> & { s3: Omit<aws.S3EventRecord['s3'], 'object'> & { object: { key: string } } })[] };
type LexV2 = Omit<aws.LexV2Event, 'interpretations'> & {
  interpretations: (aws.LexV2Interpretation & { interpretationSource: string })[];
};
type FirehoseRecord = Omit<aws.FirehoseTransformationEventRecord, 'data'> & {
  data?: string;
  kafkaRecordValue?: string;
  mskRecordMetadata?: Record<string, string | number>;
};
type Firehose = Omit<aws.FirehoseTransformationEvent, 'records'> & { records: FirehoseRecord[]; sourceMSKArn?: string };
declare function fits<T>(): <E extends T>(event: E) => void;
`;

function program(): string {
  const lines = sampleEvents.flatMap((sample) => {
    const type = typesOfSamples[sample.id] ?? publishedTypes[sample.eventType];
    const event = encodeParts(JSON.stringify(makeSample(sample.id, context)), gzip);
    return type === undefined ? [] : [`// ${sample.id}`, `fits<${type}>()(${event});`];
  });
  return [prelude, ...lines, ''].join('\n');
}
