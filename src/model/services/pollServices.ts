import type { ServiceRow } from './serviceRow';

/** Sources that Lambda polls through an event source mapping. */
export const pollServices = [
  {
    id: 'kinesis',
    eventTypes: ['kinesis'],
    name: 'Amazon Kinesis Data Streams',
    sourceArn: 'arn:aws:kinesis:REGION:ACCOUNT:stream/NAME',
    icon: 'pulse',
    onError: 'the batch is retried and blocks its shard',
  },
  {
    id: 'dynamodb',
    eventTypes: ['dynamodb'],
    name: 'Amazon DynamoDB Streams',
    sourceArn: 'arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL',
    icon: 'database',
    onError: 'the batch is retried and blocks its shard',
  },
  {
    id: 'sqs',
    eventTypes: ['sqs'],
    name: 'Amazon SQS',
    sourceArn: 'arn:aws:sqs:REGION:ACCOUNT:QUEUE',
    icon: 'list-ordered',
    onError: 'messages return after the visibility timeout',
  },
  {
    id: 'msk',
    eventTypes: ['msk'],
    name: 'Amazon MSK',
    sourceArn: 'arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/ID',
    icon: 'server-environment',
    onError: 'the batch is retried and blocks its partition',
  },
  {
    id: 'kafka',
    eventTypes: ['self-managed-kafka'],
    name: 'Self-managed Apache Kafka',
    sourceArn: undefined,
    icon: 'server',
    onError: 'the batch is retried and blocks its partition',
  },
  {
    id: 'mq',
    eventTypes: ['activemq', 'rabbitmq'],
    name: 'Amazon MQ',
    sourceArn: 'arn:aws:mq:REGION:ACCOUNT:broker:NAME:ID',
    icon: 'inbox',
    onError: 'the batch is retried until it succeeds or its messages expire',
  },
  {
    id: 'documentdb',
    eventTypes: ['documentdb'],
    name: 'Amazon DocumentDB',
    sourceArn: 'arn:aws:rds:REGION:ACCOUNT:cluster:NAME',
    icon: 'table',
    onError: 'the batch is retried until it succeeds or the change stream’s data expires',
  },
] as const satisfies readonly ServiceRow[];
