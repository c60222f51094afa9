import { type EventTypeId, services } from '../model/services/services';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';

/** A property of an event: any value at the path, one of several values, or text that matches a regular expression. */
export interface Mark {
  /** Property names and, for the first item of a list, 0. */
  readonly path: readonly (string | 0)[];
  readonly is?: readonly string[];
  readonly matches?: string;
}

/** How an event of a type is recognized. */
export interface EventMarks {
  readonly type: EventTypeId;
  /** The event has all marks of at least one of these lists. */
  readonly alternatives: readonly (readonly Mark[])[];
}

type Alternatives = readonly (readonly Mark[])[];

const formless: Alternatives = [];

/**
 * The marks that identify events, the specific before the general: the type of an event is the first whose marks it has. Events
 * with a user-defined form (a state's input, a message of a device) are `formless`. A missing type is a compile error.
 */
const marksByType: Readonly<Record<EventTypeId, Alternatives>> = {
  sqs: [[record('eventSource', 'aws:sqs')]],
  kinesis: [[record('eventSource', 'aws:kinesis')]],
  dynamodb: [[record('eventSource', 'aws:dynamodb')]],
  s3: [[record('eventSource', 'aws:s3')]],
  ses: [[record('eventSource', 'aws:ses')]],
  codecommit: [[record('eventSource', 'aws:codecommit')]],
  sns: [[record('EventSource', 'aws:sns')]],
  'lambda-edge': [[has('Records', 0, 'cf')]],
  msk: [[one('eventSource', 'aws:kafka'), has('records')]],
  'self-managed-kafka': [[one('eventSource', 'SelfManagedKafka')], [one('eventSource', 'aws:SelfManagedKafka')]],
  activemq: [[one('eventSource', 'aws:mq')]],
  rabbitmq: [[one('eventSource', 'aws:rmq')]],
  documentdb: [[one('eventSource', 'aws:docdb')]],
  pipes: [[{ path: [0, 'eventSource'], matches: '^aws:' }], [{ path: [0, 'eventSource'], is: ['SelfManagedKafka'] }]],
  firehose: [[has('deliveryStreamArn'), has('records')]],
  'cloudwatch-logs': [[has('awslogs', 'data')]],
  'cloudwatch-alarm': [[has('alarmData'), has('alarmArn')]],
  'cloudwatch-data-source': [[{ path: ['EventType'], is: ['GetMetricData', 'DescribeGetMetricData'] }]],
  'custom-resource': [[has('RequestType'), has('ResponseURL'), has('StackId')]],
  codepipeline: [[has('CodePipeline.job')]],
  'codedeploy-hook': [[has('DeploymentId'), has('LifecycleEventHookExecutionId')]],
  config: [[has('invokingEvent'), has('resultToken')]],
  'secrets-rotation': [[has('Step'), has('SecretId'), has('ClientRequestToken')]],
  's3-batch': [[has('invocationSchemaVersion'), has('tasks')]],
  's3-object-lambda': [
    [has('getObjectContext')],
    [has('headObjectContext')],
    [has('listObjectsContext')],
    [has('listObjectsV2Context')],
  ],
  'cognito-custom-sender': [[{ path: ['triggerSource'], matches: '^Custom(Email|SMS)Sender_' }, has('userPoolId')]],
  cognito: [[has('triggerSource'), has('userPoolId')]],
  'lex-v2': [[has('interpretations'), has('invocationSource')]],
  'lex-v1': [[has('currentIntent'), has('invocationSource')]],
  'alexa-skill': [
    [has('context', 'System'), has('request', 'type')],
    [has('session', 'application'), has('request', 'type')],
  ],
  'alexa-smart-home': [[has('directive', 'header')]],
  connect: [[has('Details', 'ContactData')]],
  'bedrock-agent': [[has('messageVersion'), has('agent'), has('actionGroup')]],
  'appsync-authorizer': [[has('authorizationToken'), has('requestContext', 'queryString')]],
  'appsync-resolver': [[has('info', 'fieldName'), has('arguments')]],
  'appsync-batch': [[has(0, 'info', 'fieldName'), has(0, 'arguments')]],
  'appsync-events': [[has('info', 'channelNamespace'), { path: ['info', 'operation'], is: ['PUBLISH', 'SUBSCRIBE'] }]],
  'lambda-destination': [
    [has('requestContext', 'condition'), has('requestContext', 'functionArn'), has('requestPayload')],
  ],
  'iot-authorizer': [
    [has('protocolData'), has('protocols')],
    [has('signatureVerified'), has('protocolData')],
  ],
  'iot-provisioning': [
    [{ path: ['templateArn'], matches: ':provisioningtemplate/' }, has('parameters')],
    [has('claimCertificateId'), has('parameters')],
  ],
  'transfer-workflow': [[has('serviceMetadata', 'executionDetails'), has('fileLocation')]],
  'transfer-authorizer': [
    [has('username'), has('serverId'), { path: ['protocol'], is: ['SFTP', 'FTPS', 'FTP', 'AS2'] }],
  ],
  'client-vpn': [[has('connection-id'), has('endpoint-id')]],
  workmail: [[has('flowDirection'), has('envelope', 'mailFrom')]],
  'pinpoint-hook': [[has('MessageConfiguration'), has('ApplicationId'), has('Endpoints')]],
  'pinpoint-channel': [[has('Message'), has('ApplicationId'), has('Endpoints')]],
  'stepfunctions-callback': [[has('taskToken')], [has('TaskToken')], [has('MyTaskToken')], [has('task_token')]],
  'apigateway-authorizer-http': [[one('type', 'REQUEST'), has('routeArn')]],
  'apigateway-authorizer-token': [[one('type', 'TOKEN'), has('methodArn')]],
  'apigateway-authorizer-request': [[one('type', 'REQUEST'), has('methodArn')]],
  'apigateway-websocket': [[has('requestContext', 'connectionId')]],
  alb: [[has('requestContext', 'elb')]],
  'vpc-lattice': [
    [has('requestContext', 'serviceNetworkArn')],
    [has('requestContext', 'targetGroupArn'), has('method')],
  ],
  'vpc-lattice-v1': [[has('raw_path'), has('method')]],
  'function-url': [[one('version', '2.0'), { path: ['requestContext', 'domainName'], matches: '\\.lambda-url\\.' }]],
  'apigateway-http': [[one('version', '2.0'), has('requestContext', 'http')]],
  'apigateway-http-v1': [[one('version', '1.0'), has('httpMethod'), has('requestContext')]],
  'apigateway-rest': [[has('httpMethod'), has('resource'), has('requestContext')]],
  scheduler: [[one('source', 'aws.scheduler'), has('detail-type')]],
  eventbridge: [[has('detail-type'), has('source'), has('detail')]],
  'stepfunctions-task': formless,
  'iot-rule': formless,
};

/** The marks of all types that have some, in the order of matching. */
export const eventMarks: readonly EventMarks[] = toEventMarks();

function toEventMarks(): readonly EventMarks[] {
  const known = services.flatMap(({ eventTypes }) => eventTypes);
  return Object.entries(marksByType).flatMap(([name, alternatives]) => {
    const type = known.find((id) => id === name);
    return type === undefined || alternatives.length === 0 ? [] : [{ type, alternatives }];
  });
}

function has(...path: readonly (string | 0)[]): Mark {
  return { path };
}

function one(name: string, value: string): Mark {
  return { path: [name], is: [value] };
}

function record(name: string, value: string): Mark {
  return { path: ['Records', 0, name], is: [value] };
}

/** Finds the type of an event by its marks; `undefined` for what no service sends in this form. */
export function detectEventType(event: JsonValue): EventTypeId | undefined {
  return eventMarks.find(({ alternatives }) =>
    alternatives.some((marks) => marks.every((mark) => hasMark(event, mark))),
  )?.type;
}

function hasMark(event: JsonValue, { path, is, matches }: Mark): boolean {
  let value: JsonValue | undefined = event;
  for (const step of path) value = childOf(value, step);
  if (value === undefined) return false;
  if (is !== undefined) return typeof value === 'string' && is.includes(value);
  return matches === undefined || (typeof value === 'string' && new RegExp(matches).test(value));
}

function childOf(value: JsonValue | undefined, step: string | 0): JsonValue | undefined {
  if (step === 0) return isJsonList(value) ? value[0] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Builds a JSON schema that matches events with the marks. */
export function schemaOfMarks({ alternatives }: EventMarks): JsonObject {
  return {
    anyOf: alternatives.map((marks) => ({
      allOf: marks.map(({ path, is, matches }) => at(path, valueSchema(is, matches))),
    })),
  };
}

function valueSchema(is: readonly string[] | undefined, matches: string | undefined): JsonObject {
  if (is !== undefined) return { enum: is };
  return matches === undefined ? {} : { type: 'string', pattern: matches };
}

function at([step, ...rest]: Mark['path'], inner: JsonObject): JsonObject {
  if (step === undefined) return inner;
  if (step === 0) return { type: 'array', minItems: 1, items: [at(rest, inner)] };
  return { type: 'object', required: [step], properties: { [step]: at(rest, inner) } };
}
