/**
 * The services that invoke functions with events of their own, as AWS's list of them has it
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html), with the names AWS uses.
 */
export const serviceNames = {
  apiGateway: 'Amazon API Gateway',
  alb: 'Elastic Load Balancing (Application Load Balancer)',
  functionUrl: 'Lambda function URL',
  vpcLattice: 'Amazon VPC Lattice',
  appSync: 'AWS AppSync',
  cloudFront: 'Amazon CloudFront (Lambda@Edge)',
  s3: 'Amazon S3',
  s3Batch: 'Amazon S3 Batch Operations',
  s3ObjectLambda: 'Amazon S3 Object Lambda',
  sns: 'Amazon SNS',
  ses: 'Amazon SES',
  sqs: 'Amazon SQS',
  kinesis: 'Amazon Kinesis Data Streams',
  firehose: 'Amazon Data Firehose',
  dynamoDb: 'Amazon DynamoDB Streams',
  documentDb: 'Amazon DocumentDB',
  msk: 'Amazon MSK',
  kafka: 'Self-managed Apache Kafka',
  activeMq: 'Amazon MQ (ActiveMQ)',
  rabbitMq: 'Amazon MQ (RabbitMQ)',
  eventBridge: 'Amazon EventBridge',
  scheduler: 'Amazon EventBridge Scheduler',
  pipes: 'Amazon EventBridge Pipes',
  stepFunctions: 'AWS Step Functions',
  cloudFormation: 'AWS CloudFormation',
  cloudWatchLogs: 'Amazon CloudWatch Logs',
  cloudWatchAlarms: 'Amazon CloudWatch alarms',
  cloudWatchDataSource: 'Amazon CloudWatch custom data source',
  codeCommit: 'AWS CodeCommit',
  codePipeline: 'AWS CodePipeline',
  codeDeploy: 'AWS CodeDeploy',
  config: 'AWS Config',
  secretsManager: 'AWS Secrets Manager',
  cognito: 'Amazon Cognito',
  lex: 'Amazon Lex',
  alexa: 'Amazon Alexa',
  connect: 'Amazon Connect',
  iot: 'AWS IoT',
} as const;

/** One of the services that invoke functions. */
export type ServiceId = keyof typeof serviceNames;

/** How a service invokes: it waits for the answer, it leaves the event in Lambda's queue, or Lambda polls it. */
export type InvocationModel = 'sync' | 'async' | 'poll';

const servicesByArn: Readonly<Record<string, ServiceId>> = {
  'execute-api': 'apiGateway',
  elasticloadbalancing: 'alb',
  'vpc-lattice': 'vpcLattice',
  appsync: 'appSync',
  cloudfront: 'cloudFront',
  s3: 's3',
  's3-object-lambda': 's3ObjectLambda',
  sns: 'sns',
  ses: 'ses',
  sqs: 'sqs',
  kinesis: 'kinesis',
  firehose: 'firehose',
  dynamodb: 'dynamoDb',
  rds: 'documentDb',
  kafka: 'msk',
  events: 'eventBridge',
  scheduler: 'scheduler',
  pipes: 'pipes',
  states: 'stepFunctions',
  cloudformation: 'cloudFormation',
  logs: 'cloudWatchLogs',
  cloudwatch: 'cloudWatchAlarms',
  codecommit: 'codeCommit',
  codepipeline: 'codePipeline',
  codedeploy: 'codeDeploy',
  config: 'config',
  secretsmanager: 'secretsManager',
  'cognito-idp': 'cognito',
  lex: 'lex',
  connect: 'connect',
  iot: 'iot',
};

/**
 * The service that a trigger's ARN belongs to. Amazon MQ's ARNs do not tell ActiveMQ from RabbitMQ, so they give `undefined`,
 * as unknown ones do.
 */
export function serviceOfArn(arn: string): ServiceId | undefined {
  return servicesByArn[arn.split(':')[2] ?? ''];
}
