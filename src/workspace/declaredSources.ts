import { defaultPlace } from './parseTemplate';
import { type ResolveScope, resolveNumber, resolveText, resolveValue } from './resolveValue';
import { resolveArn } from './resourceArns';
import { readTemplate } from './templateDocument';
import { objectAt, resourcesOf, scopeOf, type TemplateObject, type TemplateResource } from './templateResources';

/** A queue, stream or table that a template declares, under the name that its ARN has. */
export type DeclaredSource =
  | {
      readonly kind: 'queue';
      readonly name: string;
      /** As `SetQueueAttributes` takes them. */
      readonly attributes: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'stream';
      readonly name: string;
      readonly shardCount: number;
      readonly isOnDemand: boolean;
      readonly retentionHours: number;
    }
  | DeclaredTable
  | { readonly kind: 'topic'; readonly name: string; readonly subscriptions: readonly DeclaredSubscription[] }
  | DeclaredRule;

/** A rule of EventBridge, by pattern or on a schedule. */
export interface DeclaredRule {
  readonly kind: 'rule';
  readonly name: string;
  readonly busName: string;
  /** JSON text. */
  readonly pattern: string | undefined;
  /** `rate(5 minutes)`. */
  readonly schedule: string | undefined;
  readonly isEnabled: boolean;
  /** Functions and queues by their ARN; `input` is JSON text sent instead of the event. */
  readonly targets: readonly { readonly arn: string; readonly input: string | undefined }[];
}

export interface DeclaredTable {
  readonly kind: 'table';
  readonly name: string;
  readonly hashKey: string;
  readonly rangeKey: string | undefined;
  readonly keyTypes: Readonly<Record<string, string>>;
  readonly indexes: readonly {
    readonly name: string;
    readonly isGlobal: boolean;
    readonly hashKey: string;
    readonly rangeKey: string | undefined;
  }[];
  /** `undefined` without a stream. */
  readonly streamView: string | undefined;
}

export interface DeclaredSubscription {
  readonly protocol: string;
  /** ARN. */
  readonly endpoint: string;
  /** JSON text. */
  readonly filterPolicy: string | undefined;
  readonly filterPolicyScope: string | undefined;
  readonly isRaw: boolean;
}

interface Context {
  readonly scope: ResolveScope;
  readonly resources: readonly TemplateResource[];
}

/** The sources of a SAM or CloudFormation template. Never throws; what cannot be read is left out. */
export function declaredSources(text: string, place = defaultPlace): readonly DeclaredSource[] {
  const { content } = readTemplate(text);
  const resources = resourcesOf(content);
  const context = { scope: scopeOf(content, resources, place), resources };
  return resources.flatMap((resource): readonly DeclaredSource[] => {
    switch (resource.type) {
      case 'AWS::SQS::Queue':
        return [queueOf(resource, context)];
      case 'AWS::Kinesis::Stream':
        return [streamOf(resource, context)];
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable':
        return [tableOf(resource, context)];
      case 'AWS::Serverless::SimpleTable':
        return [simpleTableOf(resource, context)];
      case 'AWS::SNS::Topic':
        return [topicOf(resource, context)];
      case 'AWS::Events::Rule':
        return [ruleOf(resource, context)];
      case 'AWS::Serverless::Function':
        return samRules(resource, context);
      default:
        return [];
    }
  });
}

const queueAttributes = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
];

function queueOf({ logicalId, properties }: TemplateResource, { scope, resources }: Context): DeclaredSource {
  const own = resolveText(properties.QueueName, scope);
  const isFifo = resolveText(properties.FifoQueue, scope) === 'true';
  const attributes = queueAttributes.flatMap((name) => {
    const text = resolveText(properties[name], scope);
    return text === undefined ? [] : [[name, text] as const];
  });
  const policy = objectAt(properties.RedrivePolicy);
  const targetArn = resolveArn(policy.deadLetterTargetArn, scope, resources);
  const maxReceiveCount = resolveNumber(policy.maxReceiveCount, scope);
  const redrive: Readonly<Record<string, string>> =
    targetArn === undefined || maxReceiveCount === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: targetArn, maxReceiveCount }) };
  // CloudFormation ends the name that it makes for a FIFO queue, too.
  const name = own ?? (isFifo ? `${logicalId}.fifo` : logicalId);
  return { kind: 'queue', name, attributes: { ...Object.fromEntries(attributes), ...redrive } };
}

function streamOf({ logicalId, properties }: TemplateResource, { scope }: Context): DeclaredSource {
  const isOnDemand = resolveText(objectAt(properties.StreamModeDetails).StreamMode, scope) === 'ON_DEMAND';
  return {
    kind: 'stream',
    name: resolveText(properties.Name, scope) ?? logicalId,
    isOnDemand,
    shardCount: resolveNumber(properties.ShardCount, scope) ?? (isOnDemand ? 4 : 1),
    retentionHours: resolveNumber(properties.RetentionPeriodHours, scope) ?? 24,
  };
}

function tableOf({ logicalId, properties }: TemplateResource, { scope }: Context): DeclaredSource {
  const stream = objectAt(properties.StreamSpecification);
  return {
    kind: 'table',
    name: resolveText(properties.TableName, scope) ?? logicalId,
    ...keySchema(properties, scope),
    keyTypes: Object.fromEntries(
      objectsOf(properties.AttributeDefinitions).map(({ AttributeName, AttributeType }) => [
        resolveText(AttributeName, scope) ?? '',
        resolveText(AttributeType, scope) ?? 'S',
      ]),
    ),
    indexes: [
      ...objectsOf(properties.GlobalSecondaryIndexes).map((one) => indexOf(one, true, scope)),
      ...objectsOf(properties.LocalSecondaryIndexes).map((one) => indexOf(one, false, scope)),
    ],
    streamView: resolveText(stream.StreamViewType, scope),
  };
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html */
function simpleTableOf({ logicalId, properties }: TemplateResource, { scope }: Context): DeclaredSource {
  const key = objectAt(properties.PrimaryKey);
  const hashKey = resolveText(key.Name, scope) ?? 'id';
  const types: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
  const name = resolveText(properties.TableName, scope) ?? logicalId;
  const keyTypes = { [hashKey]: types[resolveText(key.Type, scope) ?? 'String'] ?? 'S' };
  return { kind: 'table', name, hashKey, rangeKey: undefined, keyTypes, indexes: [], streamView: undefined };
}

function indexOf(index: TemplateObject, isGlobal: boolean, scope: ResolveScope): DeclaredTable['indexes'][number] {
  return { name: resolveText(index.IndexName, scope) ?? '', isGlobal, ...keySchema(index, scope) };
}

function keySchema(holder: TemplateObject, scope: ResolveScope): Pick<DeclaredTable, 'hashKey' | 'rangeKey'> {
  const keys = objectsOf(holder.KeySchema);
  const named = (type: string) => {
    const key = keys.find(({ KeyType }) => resolveText(KeyType, scope) === type);
    return key === undefined ? undefined : resolveText(key.AttributeName, scope);
  };
  return { hashKey: named('HASH') ?? 'id', rangeKey: named('RANGE') };
}

function topicOf({ logicalId, properties }: TemplateResource, context: Context): DeclaredSource {
  const { scope, resources } = context;
  const inTopic = objectsOf(properties.Subscription).map((one) => subscriptionOf(one, context));
  const others = resources
    .filter(
      ({ type, properties: own }) => type === 'AWS::SNS::Subscription' && objectAt(own.TopicArn).Ref === logicalId,
    )
    .map(({ properties: own }) => subscriptionOf(own, context));
  const name = resolveText(properties.TopicName, scope) ?? logicalId;
  const ofFunctions = resources.flatMap((resource) => samSubscriptions(resource, logicalId, context));
  return { kind: 'topic', name, subscriptions: [...inTopic, ...others, ...ofFunctions].flatMap((one) => one ?? []) };
}

/** SAM's `SNS` events of a function. */
function samSubscriptions(
  { logicalId, properties }: TemplateResource,
  topicId: string,
  { scope }: Context,
): readonly DeclaredSubscription[] {
  return Object.values(objectAt(properties.Events)).flatMap((event) => {
    const { Topic, FilterPolicy, FilterPolicyScope } = objectAt(event, 'Properties');
    if (objectAt(event).Type !== 'SNS' || objectAt(Topic).Ref !== topicId) return [];
    const name = scope.functionNames[logicalId] ?? logicalId;
    return [
      {
        protocol: 'lambda',
        endpoint: `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${name}`,
        filterPolicy: FilterPolicy === undefined ? undefined : JSON.stringify(resolveValue(FilterPolicy, scope)),
        filterPolicyScope: resolveText(FilterPolicyScope, scope),
        isRaw: false,
      },
    ];
  });
}

function subscriptionOf(own: TemplateObject, { scope, resources }: Context): DeclaredSubscription | undefined {
  const endpoint = resolveArn(own.Endpoint, scope, resources);
  if (endpoint === undefined) return undefined;
  return {
    protocol: resolveText(own.Protocol, scope) ?? 'lambda',
    endpoint,
    filterPolicy: own.FilterPolicy === undefined ? undefined : JSON.stringify(resolveValue(own.FilterPolicy, scope)),
    filterPolicyScope: resolveText(own.FilterPolicyScope, scope),
    isRaw: resolveText(own.RawMessageDelivery, scope) === 'true',
  };
}

function ruleOf({ logicalId, properties }: TemplateResource, { scope, resources }: Context): DeclaredRule {
  const pattern = resolveValue(properties.EventPattern, scope);
  return {
    kind: 'rule',
    name: resolveText(properties.Name, scope) ?? logicalId,
    busName: busNameOf(properties.EventBusName, scope),
    pattern: pattern === undefined ? undefined : JSON.stringify(pattern),
    schedule: resolveText(properties.ScheduleExpression, scope),
    isEnabled: resolveText(properties.State, scope) !== 'DISABLED',
    targets: objectsOf(properties.Targets).flatMap((target) => {
      const arn = resolveArn(target.Arn, scope, resources);
      return arn === undefined ? [] : [{ arn, input: resolveText(target.Input, scope) }];
    }),
  };
}

/** SAM's `EventBridgeRule`, `CloudWatchEvent`, `Schedule` and `ScheduleV2` of a function. */
function samRules({ logicalId, properties }: TemplateResource, { scope }: Context): readonly DeclaredRule[] {
  const functionName = scope.functionNames[logicalId] ?? logicalId;
  const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${functionName}`;
  return Object.entries(objectAt(properties.Events)).flatMap(([id, event]): readonly DeclaredRule[] => {
    const type = objectAt(event).Type;
    const own = objectAt(event, 'Properties');
    const isPattern = type === 'EventBridgeRule' || type === 'CloudWatchEvent';
    if (!isPattern && type !== 'Schedule' && type !== 'ScheduleV2') return [];
    const pattern = resolveValue(own.Pattern, scope);
    return [
      {
        kind: 'rule',
        name: resolveText(own.Name ?? own.RuleName, scope) ?? `local-${logicalId}${id}`,
        busName: busNameOf(own.EventBusName, scope),
        pattern: isPattern && pattern !== undefined ? JSON.stringify(pattern) : undefined,
        schedule: resolveText(own.Schedule ?? own.ScheduleExpression, scope),
        isEnabled: resolveText(own.Enabled, scope) !== 'false' && resolveText(own.State, scope) !== 'DISABLED',
        targets: [{ arn, input: resolveText(own.Input, scope) }],
      },
    ];
  });
}

function busNameOf(value: unknown, scope: ResolveScope): string {
  return resolveText(value, scope)?.split('/').at(-1) ?? 'default';
}

/** ARNs of the sources of a template by their logical ids. */
export function sourceArns(text: string, place = defaultPlace): Readonly<Record<string, string>> {
  const { content } = readTemplate(text);
  const resources = resourcesOf(content);
  const scope = scopeOf(content, resources, place);
  return Object.fromEntries(
    resources.flatMap(({ logicalId, type }) => {
      const arn = resolveArn(
        type === 'AWS::SNS::Topic' ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, 'Arn'] },
        scope,
        resources,
      );
      return arn === undefined ? [] : [[logicalId, arn] as const];
    }),
  );
}

function objectsOf(value: unknown): readonly TemplateObject[] {
  return Array.isArray(value) ? value.map((one: unknown) => objectAt(one)) : [];
}
