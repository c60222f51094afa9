/** Who waits for the function: the caller (sync), Lambda's queue (async), or Lambda's poller (poll). */
export type InvocationModel = 'sync' | 'async' | 'poll';

/** A service that invokes functions, and how. */
export interface TriggerService {
  readonly id: string;
  readonly name: string;
  readonly model: InvocationModel;
  /** When it uses another model than `model`. */
  readonly otherwise: { readonly model: InvocationModel; readonly when: string } | undefined;
  /** `Principal.Service` in a function's policy. Empty for pollers, and for services that call with a role. */
  readonly principals: readonly string[];
  /** It may call with a role, which no policy of the function shows. */
  readonly callsWithRole: boolean;
  /** What its source's ARN looks like, names in capitals; `undefined` where the source has none. */
  readonly sourceArn: string | undefined;
  /** Name of a codicon. */
  readonly icon: string;
  /** What happens when the function fails, as the end of the sentence "on an error …". */
  readonly onError: string;
}

type Optional = 'otherwise' | 'principals' | 'callsWithRole';
type Row = Omit<TriggerService, 'model' | Optional> & Partial<Pick<TriggerService, Optional>>;

const synchronous = [
  {
    id: 'alb',
    name: 'Application Load Balancer',
    principals: ['elasticloadbalancing.amazonaws.com'],
    sourceArn: 'arn:aws:elasticloadbalancing:REGION:ACCOUNT:targetgroup/NAME/ID',
    icon: 'split-horizontal',
    onError: 'the client gets 502; nothing is retried',
  },
  {
    id: 'api-gateway',
    name: 'Amazon API Gateway',
    otherwise: { model: 'async', when: 'an integration sends the header X-Amz-Invocation-Type: Event' },
    principals: ['apigateway.amazonaws.com'],
    sourceArn: 'arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH',
    icon: 'globe',
    onError: 'the client gets 502 (REST) or 500 (HTTP API); nothing is retried',
  },
  {
    id: 'api-gateway-websocket',
    name: 'Amazon API Gateway (WebSocket)',
    principals: ['apigateway.amazonaws.com'],
    sourceArn: 'arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/$ROUTE',
    icon: 'plug',
    onError: 'the client gets an error message, or is not connected; nothing is retried',
  },
  {
    id: 'function-url',
    name: 'Function URL',
    sourceArn: undefined,
    icon: 'link',
    onError: 'the client gets 502; nothing is retried',
  },
  {
    id: 'cloudfront',
    name: 'Amazon CloudFront (Lambda@Edge)',
    callsWithRole: true,
    principals: ['edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com'],
    sourceArn: 'arn:aws:cloudfront::ACCOUNT:distribution/ID',
    icon: 'radio-tower',
    onError: 'the viewer gets 502 or 503; nothing is retried',
  },
  {
    id: 'cognito',
    name: 'Amazon Cognito',
    principals: ['cognito-idp.amazonaws.com', 'cognito-sync.amazonaws.com'],
    sourceArn: 'arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID',
    icon: 'account',
    onError: 'the user’s step fails; without an answer in 5 s it is called three times at most',
  },
  {
    id: 'lex',
    name: 'Amazon Lex',
    principals: ['lexv2.amazonaws.com', 'lex.amazonaws.com'],
    sourceArn: 'arn:aws:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS',
    icon: 'comment-discussion',
    onError: 'this turn of the conversation fails; nothing is retried',
  },
  {
    id: 'alexa',
    name: 'Amazon Alexa',
    principals: ['alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com'],
    sourceArn: undefined,
    icon: 'mic',
    onError: 'the user hears that the skill has a problem; nothing is retried',
  },
  {
    id: 'firehose',
    name: 'Amazon Data Firehose',
    callsWithRole: true,
    principals: ['firehose.amazonaws.com'],
    sourceArn: 'arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME',
    icon: 'pulse',
    onError: 'the batch is retried three times by default, then stored as failed in the stream’s bucket',
  },
  {
    id: 'connect',
    name: 'Amazon Connect',
    principals: ['connect.amazonaws.com'],
    sourceArn: 'arn:aws:connect:REGION:ACCOUNT:instance/ID',
    icon: 'call-incoming',
    onError: 'the flow goes on at the block’s Error branch',
  },
  {
    id: 'appsync',
    name: 'AWS AppSync',
    callsWithRole: true,
    principals: ['appsync.amazonaws.com'],
    sourceArn: 'arn:aws:appsync:REGION:ACCOUNT:apis/ID',
    icon: 'type-hierarchy',
    onError: 'the field’s answer carries the error, or the caller is not authorized; nothing is retried',
  },
  {
    id: 'vpc-lattice',
    name: 'Amazon VPC Lattice',
    principals: ['vpc-lattice.amazonaws.com'],
    sourceArn: 'arn:aws:vpc-lattice:REGION:ACCOUNT:targetgroup/ID',
    icon: 'references',
    onError: 'the client gets an error; nothing is retried',
  },
  {
    id: 'cloudwatch-data-source',
    name: 'Amazon CloudWatch custom data source',
    principals: ['lambda.datasource.cloudwatch.amazonaws.com'],
    sourceArn: undefined,
    icon: 'graph',
    onError: 'the graph shows the error; nothing is retried',
  },
  {
    id: 'secrets-manager',
    name: 'AWS Secrets Manager',
    otherwise: { model: 'async', when: 'AWS chooses it; its documentation does not say' },
    principals: ['secretsmanager.amazonaws.com'],
    sourceArn: 'arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME',
    icon: 'key',
    onError: 'the rotation fails, and Secrets Manager tries it again later',
  },
  {
    id: 's3-batch',
    name: 'Amazon S3 Batch Operations',
    callsWithRole: true,
    principals: ['batchoperations.s3.amazonaws.com'],
    sourceArn: 'arn:aws:s3:REGION:ACCOUNT:job/ID',
    icon: 'run-all',
    onError: 'the task is failed in the job’s report; temporary failures are tried again',
  },
  {
    id: 's3-object-lambda',
    name: 'Amazon S3 Object Lambda',
    callsWithRole: true,
    sourceArn: 'arn:aws:s3-object-lambda:REGION:ACCOUNT:accesspoint/NAME',
    icon: 'file-symlink-file',
    onError: 'the reader’s request fails; nothing is retried',
  },
  {
    id: 'step-functions',
    name: 'AWS Step Functions',
    callsWithRole: true,
    otherwise: { model: 'async', when: 'the task asks for it' },
    principals: ['states.amazonaws.com'],
    sourceArn: 'arn:aws:states:REGION:ACCOUNT:stateMachine:NAME',
    icon: 'project',
    onError: 'the state fails, and its own Retry and Catch decide',
  },
  {
    id: 'pipes',
    name: 'Amazon EventBridge Pipes',
    callsWithRole: true,
    otherwise: { model: 'async', when: 'the target asks for it' },
    principals: ['pipes.amazonaws.com'],
    sourceArn: 'arn:aws:pipes:REGION:ACCOUNT:pipe/NAME',
    icon: 'arrow-swap',
    onError: 'the pipe retries as its source’s settings say',
  },
] as const satisfies readonly Row[];

/** Lambda took the event: what follows is the same for all, and the rows add what is theirs. */
const queued = 'Lambda retries by the function’s asynchronous settings';

const asynchronous = [
  {
    id: 's3',
    name: 'Amazon S3',
    principals: ['s3.amazonaws.com'],
    sourceArn: 'arn:aws:s3:::BUCKET',
    icon: 'archive',
    onError: queued,
  },
  {
    id: 'sns',
    name: 'Amazon SNS',
    principals: ['sns.amazonaws.com'],
    sourceArn: 'arn:aws:sns:REGION:ACCOUNT:TOPIC',
    icon: 'megaphone',
    onError: `${queued}; the topic retries only what Lambda does not accept`,
  },
  {
    id: 'ses',
    name: 'Amazon SES',
    otherwise: { model: 'sync', when: 'the receipt rule’s action says RequestResponse' },
    principals: ['ses.amazonaws.com'],
    sourceArn: 'arn:aws:ses:REGION:ACCOUNT:receipt-rule-set/SET:receipt-rule/RULE',
    icon: 'mail',
    onError: `${queued}; the mail goes on through the rule set`,
  },
  {
    id: 'cloudformation',
    name: 'AWS CloudFormation',
    principals: ['cloudformation.amazonaws.com'],
    sourceArn: 'arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/ID',
    icon: 'layers',
    onError: `${queued}; the stack waits for the answer that was not sent, an hour by default`,
  },
  {
    id: 'cloudwatch-logs',
    name: 'Amazon CloudWatch Logs',
    principals: ['logs.amazonaws.com'],
    sourceArn: 'arn:aws:logs:REGION:ACCOUNT:log-group:GROUP:*',
    icon: 'output',
    onError: queued,
  },
  {
    id: 'eventbridge',
    name: 'Amazon EventBridge (CloudWatch Events)',
    principals: ['events.amazonaws.com'],
    sourceArn: 'arn:aws:events:REGION:ACCOUNT:rule/NAME',
    icon: 'symbol-event',
    onError: `${queued}; the rule retries only what Lambda does not accept`,
  },
  {
    id: 'scheduler',
    name: 'Amazon EventBridge Scheduler',
    callsWithRole: true,
    principals: ['scheduler.amazonaws.com'],
    sourceArn: 'arn:aws:scheduler:REGION:ACCOUNT:schedule/GROUP/NAME',
    icon: 'calendar',
    onError: `${queued}; the schedule retries only what Lambda does not accept`,
  },
  {
    id: 'codecommit',
    name: 'AWS CodeCommit',
    principals: ['codecommit.amazonaws.com'],
    sourceArn: 'arn:aws:codecommit:REGION:ACCOUNT:REPOSITORY',
    icon: 'git-branch',
    onError: queued,
  },
  {
    id: 'codepipeline',
    name: 'AWS CodePipeline',
    callsWithRole: true,
    principals: ['codepipeline.amazonaws.com'],
    sourceArn: 'arn:aws:codepipeline:REGION:ACCOUNT:PIPELINE',
    icon: 'rocket',
    onError: `${queued}; the action waits until it times out`,
  },
  {
    id: 'config',
    name: 'AWS Config',
    principals: ['config.amazonaws.com'],
    sourceArn: 'arn:aws:config:REGION:ACCOUNT:config-rule/ID',
    icon: 'checklist',
    onError: `${queued}; the rule has no result for this evaluation`,
  },
  {
    id: 'iot',
    name: 'AWS IoT',
    principals: ['iot.amazonaws.com'],
    sourceArn: 'arn:aws:iot:REGION:ACCOUNT:rule/NAME',
    icon: 'broadcast',
    onError: queued,
  },
  {
    id: 'cloudwatch-alarm',
    name: 'Amazon CloudWatch alarm',
    principals: ['lambda.alarms.cloudwatch.amazonaws.com'],
    sourceArn: 'arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME',
    icon: 'bell',
    onError: queued,
  },
] as const satisfies readonly Row[];

const pollBased = [
  {
    id: 'kinesis',
    name: 'Amazon Kinesis Data Streams',
    sourceArn: 'arn:aws:kinesis:REGION:ACCOUNT:stream/NAME',
    icon: 'pulse',
    onError: 'the batch is retried and its shard waits',
  },
  {
    id: 'dynamodb',
    name: 'Amazon DynamoDB Streams',
    sourceArn: 'arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL',
    icon: 'database',
    onError: 'the batch is retried and its shard waits',
  },
  {
    id: 'sqs',
    name: 'Amazon SQS',
    sourceArn: 'arn:aws:sqs:REGION:ACCOUNT:QUEUE',
    icon: 'list-ordered',
    onError: 'the messages come back after the queue’s visibility timeout',
  },
  {
    id: 'msk',
    name: 'Amazon MSK',
    sourceArn: 'arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/ID',
    icon: 'server-environment',
    onError: 'the batch is retried and its partition waits',
  },
  {
    id: 'kafka',
    name: 'Self-managed Apache Kafka',
    sourceArn: undefined,
    icon: 'server',
    onError: 'the batch is retried and its partition waits',
  },
  {
    id: 'mq',
    name: 'Amazon MQ',
    sourceArn: 'arn:aws:mq:REGION:ACCOUNT:broker:NAME:ID',
    icon: 'inbox',
    onError: 'the batch is retried until it succeeds or its messages expire',
  },
  {
    id: 'documentdb',
    name: 'Amazon DocumentDB',
    sourceArn: 'arn:aws:rds:REGION:ACCOUNT:cluster:NAME',
    icon: 'table',
    onError: 'the batch is retried until it succeeds or the change stream’s data expires',
  },
] as const satisfies readonly Row[];

export type ServiceId = (typeof synchronous | typeof asynchronous | typeof pollBased)[number]['id'];

/**
 * Every service that invokes Lambda functions, in the order people read them: by model, then by how common they are
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html; principals: what SAM grants, and each service's own
 * guide).
 */
export const services: readonly TriggerService[] = [
  ...modeled('sync', synchronous),
  ...modeled('async', asynchronous),
  ...modeled('poll', pollBased),
];

function modeled(model: InvocationModel, rows: readonly Row[]): readonly TriggerService[] {
  return rows.map((row) => ({ otherwise: undefined, principals: [], callsWithRole: false, ...row, model }));
}
