import type { EventTypeId } from '../model/services/services';
import type { ContractId } from './contracts';
import type { EncodedPart } from './encodedParts';
import { agentSchemas as agents } from './schemas/agents';
import { conversationSchemas as conversations } from './schemas/conversations';
import { deviceSchemas as devices } from './schemas/devices';
import { httpSchemas as http } from './schemas/http';
import type { JsonSchema } from './schemas/jsonSchema';
import { notificationSchemas as notifications } from './schemas/notifications';
import { operationSchemas as operations } from './schemas/operations';
import { queueSchemas as queues } from './schemas/queues';
import { requestSchemas as requests } from './schemas/requests';
import { streamSchemas as streams } from './schemas/streams';

/** An event's schema, its contract, and its encoded parts. */
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

/** The event types by id; a missing one is a compile error. In paths, `*` is every item or every property. */
export const eventTypes: Readonly<Record<EventTypeId, EventType>> = {
  'apigateway-rest': type(http.restRequest, 'apiGatewayRest'),
  'apigateway-http': type(http.httpRequest, 'apiGatewayHttp'),
  'apigateway-http-v1': type(http.httpRequestV1, 'apiGatewayHttpV1'),
  'apigateway-websocket': type(http.webSocket, 'apiGatewayWebSocket'),
  'apigateway-authorizer-token': type(http.tokenAuthorizer, 'authorizerPolicy'),
  'apigateway-authorizer-request': type(http.requestAuthorizer, 'authorizerPolicy'),
  'apigateway-authorizer-http': type(http.httpAuthorizer, 'authorizerHttp'),
  'function-url': type(http.functionUrl, 'functionUrl'),
  alb: type(http.alb, 'alb'),
  'vpc-lattice': type(http.vpcLattice, 'vpcLattice'),
  'vpc-lattice-v1': type(http.vpcLatticeV1, 'vpcLattice'),
  sqs: type(queues.sqs, 'partialBatch', jsonAt('Records', '*', 'body')),
  kinesis: type(streams.kinesis, 'partialBatch', base64At('Records', '*', 'kinesis', 'data')),
  dynamodb: type(streams.dynamoDb, 'partialBatch'),
  msk: type(streams.msk, 'kafkaBatch', base64At('records', '*', '*', 'key'), base64At('records', '*', '*', 'value')),
  'self-managed-kafka': type(
    streams.selfManagedKafka,
    'kafkaBatch',
    base64At('records', '*', '*', 'key'),
    base64At('records', '*', '*', 'value'),
  ),
  activemq: type(queues.activeMq, 'wholeBatch', base64At('messages', '*', 'data')),
  rabbitmq: type(queues.rabbitMq, 'wholeBatch', base64At('rmqMessagesByQueue', '*', '*', 'data')),
  documentdb: type(streams.documentDb, 'wholeBatch'),
  firehose: type(
    queues.firehose,
    'firehose',
    base64At('records', '*', 'data'),
    base64At('records', '*', 'kafkaRecordValue'),
  ),
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
  'stepfunctions-callback': type(operations.stepFunctionsCallback, 'stepFunctionsCallback'),
  's3-batch': type(operations.s3Batch, 's3Batch'),
  's3-object-lambda': type(operations.s3ObjectLambda, 's3ObjectLambda'),
  cognito: type(requests.cognito, 'cognito'),
  'cognito-custom-sender': type(requests.cognitoCustomSender, 'asynchronous'),
  'lambda-edge': type(requests.lambdaEdge, 'lambdaEdge', base64At('Records', '*', 'cf', 'request', 'body', 'data')),
  'lex-v1': type(conversations.lexV1, 'lexV1'),
  'lex-v2': type(conversations.lexV2, 'lexV2'),
  'alexa-skill': type(conversations.alexaSkill, 'alexaSkill'),
  'alexa-smart-home': type(conversations.alexaSmartHome, 'alexaSmartHome'),
  connect: type(conversations.connect, 'connect'),
  'appsync-resolver': type(requests.appSyncResolver, 'appSyncResolver'),
  'appsync-batch': type(requests.appSyncBatch, 'appSyncResolver'),
  'appsync-events': type(agents.appSyncEvents, 'appSyncEvents'),
  'appsync-authorizer': type(requests.appSyncAuthorizer, 'appSyncAuthorizer'),
  'bedrock-agent': type(agents.bedrockAgent, 'bedrockAgent'),
  'iot-authorizer': type(devices.iotAuthorizer, 'iotAuthorizer', base64At('protocolData', 'mqtt', 'password')),
  'iot-provisioning': type(devices.iotProvisioning, 'iotProvisioning'),
  'transfer-authorizer': type(devices.transferAuthorizer, 'transferAuthorizer'),
  'transfer-workflow': type(devices.transferWorkflow, 'asynchronous'),
  'client-vpn': type(devices.clientVpn, 'clientVpn'),
  workmail: type(devices.workMail, 'workMail'),
  'pinpoint-channel': type(agents.pinpointChannel, 'asynchronous'),
  'pinpoint-hook': type(agents.pinpointHook, 'pinpointHook'),
  'lambda-destination': type(agents.lambdaDestination, 'asynchronous'),
};

/** Finds the type of a stored id; `undefined` when it does not exist. */
export function findEventType(id: string): EventType | undefined {
  return Object.entries(eventTypes).find(([name]) => name === id)?.[1];
}
