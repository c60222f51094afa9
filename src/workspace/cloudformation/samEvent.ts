import type { DeclaredMapping, DeclaredPermission, DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { MappingSource } from '../../model/function/eventSourceMapping';
import { resolveArn, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { type MappingContext, type MappingFamily, mappingSettings, texts } from './mappingSettings';

/** An entry of a function's `Events`, and the logical id of the resource that SAM creates for it. */
export interface SamEvent {
  readonly type: string;
  readonly properties: TemplateObject;
  /** The function's logical id and the event's, joined. */
  readonly logicalId: string;
}

/**
 * Derives what `sam deploy` creates for an event: a permission, a mapping, or a schedule with a role
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html).
 * `undefined` for an unknown type.
 */
export function samEvent(event: SamEvent, context: MappingContext): DeclaredTrigger['makes'] | undefined {
  const { type, properties, logicalId } = event;
  const { scope } = context;
  const arn = (value: unknown) => resolveArn(value, scope);
  const here = (service: string, rest: string) => `arn:aws:${service}:${scope.region}:${scope.accountId}:${rest}`;
  switch (type) {
    case 'Api':
    case 'HttpApi':
      return permission('apigateway.amazonaws.com', { sourceArn: here('execute-api', apiRoute(event, context)) });
    case 'S3':
      return permission('s3.amazonaws.com', { sourceAccount: scope.accountId });
    case 'SNS':
      return fromTopic(event, context);
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule': {
      const name = resolveText(properties.Name ?? properties.RuleName, scope) ?? `local-${logicalId}`;
      return permission('events.amazonaws.com', { sourceArn: here('events', `rule/${name}`) });
    }
    case 'ScheduleV2': {
      const name = resolveText(properties.Name, scope) ?? `local-${logicalId}`;
      const group = resolveText(properties.GroupName, scope) ?? 'default';
      return { kind: 'roleCaller', service: 'scheduler', sourceArn: here('scheduler', `schedule/${group}/${name}`) };
    }
    case 'CloudWatchLogs': {
      const group = resolveText(properties.LogGroupName, scope) ?? '*';
      return permission('logs.amazonaws.com', { sourceArn: here('logs', `log-group:${group}:*`) });
    }
    case 'IoTRule':
      return permission('iot.amazonaws.com', {
        sourceArn: here('iot', `rule/${logicalId}`),
        sourceAccount: scope.accountId,
      });
    case 'AlexaSkill':
      return permission('alexa-appkit.amazon.com', { eventSourceToken: resolveText(properties.SkillId, scope) });
    case 'Cognito':
      return permission('cognito-idp.amazonaws.com', { sourceArn: arn(poolArn(properties.UserPool)) });
    case 'SQS':
      return polled(event, { arn: arn(properties.Queue), family: 'queue' }, context);
    case 'Kinesis':
    case 'DynamoDB':
      return polled(event, { arn: arn(properties.Stream), family: 'stream' }, context);
    case 'MSK':
      return polled(event, { arn: arn(properties.Stream), family: 'kafka' }, context);
    case 'MQ':
      return polled(event, { arn: arn(properties.Broker), family: 'broker' }, context);
    case 'DocumentDB':
      return polled(event, { arn: arn(properties.Cluster), family: 'documentdb' }, context);
    case 'SelfManagedKafka': {
      const bootstrapServers = texts(properties.KafkaBootstrapServers, scope);
      return mapping(event, { kind: 'kafka', bootstrapServers }, 'kafka', context);
    }
    default:
      return undefined;
  }
}

/** The parameters of `AddPermission`; the default of `action` is `lambda:InvokeFunction`. */
export function permission(
  principal: string,
  more: Partial<Omit<DeclaredPermission, 'kind' | 'principal'>> = {},
): DeclaredPermission {
  return {
    kind: 'permission',
    action: 'lambda:InvokeFunction',
    principal,
    sourceArn: undefined,
    sourceAccount: undefined,
    eventSourceToken: undefined,
    principalOrgId: undefined,
    urlAuthType: undefined,
    isForUrlOnly: false,
    ...more,
  };
}

/** SAM subscribes the function or, with `SqsSubscription`, a queue that the function polls. */
function fromTopic(event: SamEvent, context: MappingContext): DeclaredPermission | DeclaredMapping {
  const { SqsSubscription, Topic } = event.properties;
  const { scope } = context;
  const isQueue = SqsSubscription === true || Object.keys(objectAt(SqsSubscription)).length > 0;
  if (!isQueue) return permission('sns.amazonaws.com', { sourceArn: resolveArn(Topic, scope) });
  const own = objectAt(SqsSubscription);
  const queue = resolveArn(own.QueueArn, scope);
  return polled(
    { ...event, properties: own },
    { arn: queue, family: 'queue', name: `${event.logicalId}Queue` },
    context,
  );
}

/** The source that is polled. `name`: used when the ARN is unknown. */
interface PolledSource {
  readonly arn: string | undefined;
  readonly family: MappingFamily;
  readonly name?: string;
}

/** A queue without a known ARN gets one that is built from the event's name. */
function polled(
  event: SamEvent,
  { arn, family, name: fallback = event.logicalId }: PolledSource,
  context: MappingContext,
): DeclaredMapping {
  const { region, accountId } = context.scope;
  const services = { stream: 'kinesis', queue: 'sqs', kafka: 'kafka', broker: 'mq', documentdb: 'rds' } as const;
  const prefixes = {
    stream: 'stream/',
    queue: '',
    kafka: 'cluster/',
    broker: 'broker:',
    documentdb: 'cluster:',
  } as const;
  const service = event.type === 'DynamoDB' ? 'dynamodb' : services[family];
  const prefix = event.type === 'DynamoDB' ? 'table/' : prefixes[family];
  const known = arn?.startsWith('arn:') ? arn : `arn:aws:${service}:${region}:${accountId}:${prefix}${arn ?? fallback}`;
  return mapping(event, { kind: 'arn', arn: known }, family, context);
}

function mapping(
  { properties }: SamEvent,
  source: MappingSource,
  family: MappingFamily,
  context: MappingContext,
): DeclaredMapping {
  return {
    kind: 'mapping',
    isEnabled: resolveText(properties.Enabled, context.scope) !== 'false',
    settings: mappingSettings(properties, source, family, context),
  };
}

/** Builds the resource of API, stage, method and path. SAM allows every stage; the API's logical id replaces its id. */
function apiRoute({ type, properties }: SamEvent, { scope }: MappingContext): string {
  const isRest = type === 'Api';
  const stated = isRest ? properties.RestApiId : properties.ApiId;
  const { Ref } = objectAt(stated);
  const named = resolveText(stated, scope) ?? (typeof Ref === 'string' ? Ref : undefined);
  const api = named ?? (isRest ? 'ServerlessRestApi' : 'ServerlessHttpApi');
  const method = (resolveText(properties.Method, scope) ?? 'any').toUpperCase();
  const path = (resolveText(properties.Path, scope) ?? '').replace(/(.)\/$/, '$1').replace(/\{[^}]*\}/g, '*');
  return `${api}/*/${method === 'ANY' ? '*' : method}${path === '$default' ? '' : path}`;
}

/** SAM accepts `!Ref Pool` where the permission needs the pool's ARN. */
function poolArn(pool: unknown): unknown {
  const { Ref } = objectAt(pool);
  return Ref === undefined ? pool : { 'Fn::GetAtt': [Ref, 'Arn'] };
}
