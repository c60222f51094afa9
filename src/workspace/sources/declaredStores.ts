import type { DeclaredSource, DeclaredTable } from '../../model/function/declaredSource';
import { resolveArn, resolveNumber, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { objectsOf } from './objectsOf';

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

export function queueOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredSource {
  const own = resolveText(properties.QueueName, scope);
  const isFifo = resolveText(properties.FifoQueue, scope) === 'true';
  const attributes = queueAttributes.flatMap((name) => {
    const text = resolveText(properties[name], scope);
    return text === undefined ? [] : [[name, text] as const];
  });
  const policy = objectAt(properties.RedrivePolicy);
  const targetArn = resolveArn(policy.deadLetterTargetArn, scope);
  const maxReceiveCount = resolveNumber(policy.maxReceiveCount, scope);
  const redrive: Readonly<Record<string, string>> =
    targetArn === undefined || maxReceiveCount === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: targetArn, maxReceiveCount }) };
  // CloudFormation ends the name that it makes for a FIFO queue, too.
  const name = own ?? (isFifo ? `${logicalId}.fifo` : logicalId);
  return { kind: 'queue', name, attributes: { ...Object.fromEntries(attributes), ...redrive } };
}

export function streamOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredSource {
  const isOnDemand = resolveText(objectAt(properties.StreamModeDetails).StreamMode, scope) === 'ON_DEMAND';
  return {
    kind: 'stream',
    name: resolveText(properties.Name, scope) ?? logicalId,
    isOnDemand,
    shardCount: resolveNumber(properties.ShardCount, scope) ?? (isOnDemand ? 4 : 1),
    retentionHours: resolveNumber(properties.RetentionPeriodHours, scope) ?? 24,
  };
}

export function tableOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredSource {
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
export function simpleTableOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredSource {
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
