import type { ContractId } from './contracts';
import type { EncodedPart } from './encodedParts';
import { conversationSchemas as conversations } from './schemas/conversations';
import { httpSchemas as http } from './schemas/http';
import type { JsonSchema } from './schemas/jsonSchema';
import { notificationSchemas as notifications } from './schemas/notifications';
import { operationSchemas as operations } from './schemas/operations';
import { queueSchemas as queues } from './schemas/queues';
import { requestSchemas as requests } from './schemas/requests';
import { streamSchemas as streams } from './schemas/streams';

/** The form of an event, what its sender expects back, and which of its parts are encoded. */
export interface EventType {
  readonly schema: JsonSchema;
  readonly contract: ContractId;
  readonly encodedParts: readonly EncodedPart[];
}

function type(schema: JsonSchema, contract: ContractId, ...encodedParts: readonly EncodedPart[]): EventType {
  return { schema: { $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, contract, encodedParts };
}

function base64At(...path: readonly string[]): EncodedPart {
  return { path, encoding: 'base64' };
}

function jsonAt(...path: readonly string[]): EncodedPart {
  return { path, encoding: 'json' };
}

/** All event types by id. In paths `*` is every item or every property. */
export const eventTypes = {
  'apigateway-rest': type(http.restRequest, 'apiGatewayRest'),
  'apigateway-http': type(http.httpRequest, 'apiGatewayHttp'),
  'apigateway-websocket': type(http.webSocket, 'apiGatewayWebSocket'),
  'apigateway-authorizer-token': type(http.tokenAuthorizer, 'authorizerPolicy'),
  'apigateway-authorizer-request': type(http.requestAuthorizer, 'authorizerPolicy'),
  'apigateway-authorizer-http': type(http.httpAuthorizer, 'authorizerHttp'),
  'function-url': type(http.functionUrl, 'functionUrl'),
  alb: type(http.alb, 'alb'),
  'vpc-lattice': type(http.vpcLattice, 'vpcLattice'),
  sqs: type(queues.sqs, 'partialBatch', jsonAt('Records', '*', 'body')),
  kinesis: type(streams.kinesis, 'partialBatch', base64At('Records', '*', 'kinesis', 'data')),
  dynamodb: type(streams.dynamoDb, 'partialBatch'),
  msk: type(streams.msk, 'wholeBatch', base64At('records', '*', '*', 'key'), base64At('records', '*', '*', 'value')),
  'self-managed-kafka': type(
    streams.selfManagedKafka,
    'wholeBatch',
    base64At('records', '*', '*', 'key'),
    base64At('records', '*', '*', 'value'),
  ),
  activemq: type(queues.activeMq, 'wholeBatch', base64At('messages', '*', 'data')),
  rabbitmq: type(queues.rabbitMq, 'wholeBatch', base64At('rmqMessagesByQueue', '*', '*', 'data')),
  documentdb: type(streams.documentDb, 'wholeBatch'),
  firehose: type(queues.firehose, 'firehose', base64At('records', '*', 'data')),
  pipes: type(queues.pipes, 'partialBatch'),
  s3: type(notifications.s3, 'asynchronous'),
  sns: type(notifications.sns, 'asynchronous', jsonAt('Records', '*', 'Sns', 'Message')),
  ses: type(notifications.ses, 'asynchronous'),
  eventbridge: type(notifications.eventBridge, 'asynchronous'),
  scheduler: type(notifications.scheduler, 'asynchronous'),
  'cloudwatch-logs': type(notifications.cloudWatchLogs, 'asynchronous', {
    path: ['awslogs', 'data'],
    encoding: 'gzipBase64',
  }),
  'cloudwatch-alarm': type(notifications.cloudWatchAlarm, 'asynchronous'),
  'cloudwatch-data-source': type(notifications.cloudWatchDataSource, 'cloudWatchDataSource'),
  'iot-rule': type(notifications.iotRule, 'asynchronous'),
  'custom-resource': type(operations.customResource, 'customResource'),
  codecommit: type(operations.codeCommit, 'asynchronous'),
  codepipeline: type(operations.codePipeline, 'asynchronous'),
  'codedeploy-hook': type(operations.codeDeploy, 'asynchronous'),
  config: type(operations.config, 'asynchronous', jsonAt('invokingEvent'), jsonAt('ruleParameters')),
  'secrets-rotation': type(operations.secretsRotation, 'asynchronous'),
  'stepfunctions-task': type(operations.stepFunctionsTask, 'stepFunctions'),
  's3-batch': type(operations.s3Batch, 's3Batch'),
  's3-object-lambda': type(operations.s3ObjectLambda, 's3ObjectLambda'),
  cognito: type(requests.cognito, 'cognito'),
  'lambda-edge': type(requests.lambdaEdge, 'lambdaEdge', base64At('Records', '*', 'cf', 'request', 'body', 'data')),
  'lex-v1': type(conversations.lexV1, 'lexV1'),
  'lex-v2': type(conversations.lexV2, 'lexV2'),
  'alexa-skill': type(conversations.alexaSkill, 'alexaSkill'),
  'alexa-smart-home': type(conversations.alexaSmartHome, 'alexaSmartHome'),
  connect: type(conversations.connect, 'connect'),
  'appsync-resolver': type(requests.appSyncResolver, 'appSyncResolver'),
  'appsync-authorizer': type(requests.appSyncAuthorizer, 'appSyncAuthorizer'),
} as const satisfies Readonly<Record<string, EventType>>;

/** One of the event types. */
export type EventTypeId = keyof typeof eventTypes;

/** The type of an id that may be stored somewhere; `undefined` when there is no such type. */
export function findEventType(id: string): EventType | undefined {
  return Object.entries(eventTypes).find(([name]) => name === id)?.[1];
}
