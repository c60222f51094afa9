import type { EventTypeId } from './eventTypes';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';

/** Something an event has: anything at the path, one of some values, or text of a form (a regular expression). */
export interface Mark {
  /** Property names and, for the first item of a list, 0. */
  readonly path: readonly (string | 0)[];
  readonly is?: readonly string[];
  readonly matches?: string;
}

/** By what an event of a type is recognized. */
export interface EventMarks {
  readonly type: EventTypeId;
  /** All of them. */
  readonly marks: readonly Mark[];
}

/**
 * What tells events apart, the special before the general: the first whose marks an event has is its type. Events whose form
 * is the sender's own (a state's input, a message of a device) are of no type.
 */
export const eventMarks: readonly EventMarks[] = [
  { type: 'sqs', marks: [record('eventSource', 'aws:sqs')] },
  { type: 'kinesis', marks: [record('eventSource', 'aws:kinesis')] },
  { type: 'dynamodb', marks: [record('eventSource', 'aws:dynamodb')] },
  { type: 's3', marks: [record('eventSource', 'aws:s3')] },
  { type: 'ses', marks: [record('eventSource', 'aws:ses')] },
  { type: 'codecommit', marks: [record('eventSource', 'aws:codecommit')] },
  { type: 'sns', marks: [record('EventSource', 'aws:sns')] },
  { type: 'lambda-edge', marks: [has('Records', 0, 'cf', 'config', 'eventType')] },
  { type: 'msk', marks: [one('eventSource', 'aws:kafka'), has('records')] },
  { type: 'self-managed-kafka', marks: [one('eventSource', 'SelfManagedKafka')] },
  { type: 'activemq', marks: [one('eventSource', 'aws:mq')] },
  { type: 'rabbitmq', marks: [one('eventSource', 'aws:rmq')] },
  { type: 'documentdb', marks: [one('eventSource', 'aws:docdb')] },
  { type: 'pipes', marks: [{ path: [0, 'eventSource'], matches: '^aws:' }] },
  { type: 'firehose', marks: [has('deliveryStreamArn'), has('records')] },
  { type: 'cloudwatch-logs', marks: [has('awslogs', 'data')] },
  { type: 'cloudwatch-alarm', marks: [has('alarmData'), has('alarmArn')] },
  {
    type: 'cloudwatch-data-source',
    marks: [{ path: ['EventType'], is: ['GetMetricData', 'DescribeGetMetricData'] }],
  },
  { type: 'custom-resource', marks: [has('RequestType'), has('ResponseURL'), has('StackId')] },
  { type: 'codepipeline', marks: [has('CodePipeline.job')] },
  { type: 'codedeploy-hook', marks: [has('DeploymentId'), has('LifecycleEventHookExecutionId')] },
  { type: 'config', marks: [has('invokingEvent'), has('resultToken')] },
  { type: 'secrets-rotation', marks: [has('Step'), has('SecretId'), has('ClientRequestToken')] },
  { type: 's3-batch', marks: [has('invocationSchemaVersion'), has('tasks')] },
  { type: 's3-object-lambda', marks: [has('getObjectContext')] },
  { type: 'cognito', marks: [has('triggerSource'), has('userPoolId')] },
  { type: 'lex-v2', marks: [has('interpretations'), has('invocationSource')] },
  { type: 'lex-v1', marks: [has('currentIntent'), has('invocationSource')] },
  { type: 'alexa-skill', marks: [has('context', 'System'), has('request', 'type')] },
  { type: 'alexa-smart-home', marks: [has('directive', 'header')] },
  { type: 'connect', marks: [has('Details', 'ContactData')] },
  { type: 'appsync-authorizer', marks: [has('authorizationToken'), has('requestContext', 'queryString')] },
  { type: 'appsync-resolver', marks: [has('info', 'fieldName'), has('arguments')] },
  { type: 'apigateway-authorizer-http', marks: [one('type', 'REQUEST'), has('routeArn')] },
  { type: 'apigateway-authorizer-token', marks: [one('type', 'TOKEN'), has('methodArn')] },
  { type: 'apigateway-authorizer-request', marks: [one('type', 'REQUEST'), has('methodArn')] },
  { type: 'apigateway-websocket', marks: [has('requestContext', 'connectionId')] },
  { type: 'alb', marks: [has('requestContext', 'elb')] },
  { type: 'vpc-lattice', marks: [has('requestContext', 'serviceNetworkArn')] },
  {
    type: 'function-url',
    marks: [one('version', '2.0'), { path: ['requestContext', 'domainName'], matches: '\\.lambda-url\\.' }],
  },
  { type: 'apigateway-http', marks: [one('version', '2.0'), has('requestContext', 'http')] },
  { type: 'apigateway-rest', marks: [has('httpMethod'), has('resource'), has('requestContext')] },
  { type: 'scheduler', marks: [one('source', 'aws.scheduler'), has('detail-type')] },
  { type: 'eventbridge', marks: [has('detail-type'), has('source'), has('detail')] },
];

function has(...path: readonly (string | 0)[]): Mark {
  return { path };
}

function one(name: string, value: string): Mark {
  return { path: [name], is: [value] };
}

function record(name: string, value: string): Mark {
  return { path: ['Records', 0, name], is: [value] };
}

/** The type of an event, by its marks; `undefined` for what no service sends in this form. */
export function detectEventType(event: JsonValue): EventTypeId | undefined {
  return eventMarks.find(({ marks }) => marks.every((mark) => hasMark(event, mark)))?.type;
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

/** The same marks as a JSON schema, which what has them fits. */
export function schemaOfMarks({ marks }: EventMarks): JsonObject {
  return { allOf: marks.map(({ path, is, matches }) => at(path, valueSchema(is, matches))) };
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
