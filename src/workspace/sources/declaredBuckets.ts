import type { BucketNotification, DeclaredBucket } from '../../model/function/declaredSource';
import { idOfType } from '../apis/idsIn';
import { texts } from '../cloudformation/mappingSettings';
import { resolveArn, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { objectsOf } from './objectsOf';

const bucketType = 'AWS::S3::Bucket';

/** A bucket with the notifications of its own configuration, of SAM's `S3` events, and of CDK's custom resource. */
export function bucketOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredBucket {
  const configuration = objectAt(properties.NotificationConfiguration);
  const resources = [...scope.resources.values()];
  const custom = resources
    .filter(({ type, properties: own }) => {
      return type === 'Custom::S3BucketNotifications' && idOfType(own.BucketName, bucketType, scope) === logicalId;
    })
    .flatMap(({ properties: own }) => configured(objectAt(own.NotificationConfiguration), scope));
  return {
    kind: 'bucket',
    name: resolveText(properties.BucketName, scope) ?? logicalId.toLowerCase(),
    notifications: [
      ...configured(configuration, scope),
      ...custom,
      ...resources.flatMap((resource) => samNotifications(resource, logicalId, scope)),
    ],
    isOnEventBus: resolveText(objectAt(configuration.EventBridgeConfiguration).EventBridgeEnabled, scope) === 'true',
  };
}

/** CloudFormation and the S3 API, which CDK's resource calls, name the same things differently. */
function configured(configuration: TemplateObject, scope: ResolveScope): readonly BucketNotification[] {
  const targets = [
    ['LambdaConfigurations', 'Function'],
    ['QueueConfigurations', 'Queue'],
    ['TopicConfigurations', 'Topic'],
    ['LambdaFunctionConfigurations', 'LambdaFunctionArn'],
    ['QueueConfigurations', 'QueueArn'],
    ['TopicConfigurations', 'TopicArn'],
  ] as const;
  return targets.flatMap(([list, member]) =>
    objectsOf(configuration[list]).flatMap((one, index) => {
      const arn = resolveArn(one[member], scope);
      const rules = objectsOf(objectAt(one, 'Filter', 'S3Key').Rules ?? objectAt(one, 'Filter', 'Key').FilterRules);
      const events = texts(one.Events ?? [one.Event], scope);
      return arn === undefined ? [] : [notification(`${list}-${index + 1}`, arn, events, rulesOf(rules, scope))];
    }),
  );
}

function samNotifications(
  { logicalId, type, properties }: TemplateResource,
  bucketId: string,
  scope: ResolveScope,
): readonly BucketNotification[] {
  if (type !== 'AWS::Serverless::Function') return [];
  return Object.entries(objectAt(properties.Events)).flatMap(([id, event]) => {
    const own = objectAt(event, 'Properties');
    if (objectAt(event).Type !== 'S3' || idOfType(own.Bucket, bucketType, scope) !== bucketId) return [];
    const name = scope.functionNames[logicalId] ?? logicalId;
    const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${name}`;
    const events = Array.isArray(own.Events) ? texts(own.Events, scope) : texts([own.Events], scope);
    const rules = rulesOf(objectsOf(objectAt(own, 'Filter', 'S3Key').Rules), scope);
    return [notification(`${logicalId}${id}`, arn, events, rules)];
  });
}

function rulesOf(rules: readonly TemplateObject[], scope: ResolveScope): Pick<BucketNotification, 'prefix' | 'suffix'> {
  const valueOfRule = (name: string) => {
    const rule = rules.find((one) => resolveText(one.Name, scope)?.toLowerCase() === name);
    return resolveText(rule?.Value, scope) ?? '';
  };
  return { prefix: valueOfRule('prefix'), suffix: valueOfRule('suffix') };
}

function notification(
  id: string,
  arn: string,
  events: readonly string[],
  rules: Pick<BucketNotification, 'prefix' | 'suffix'>,
): BucketNotification {
  return { id, arn, events, ...rules };
}
