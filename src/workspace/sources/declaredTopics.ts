import type { DeclaredSource, DeclaredSubscription } from '../../model/function/declaredSource';
import { resolveArn, resolveText, resolveValue } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { objectsOf } from './objectsOf';

export function topicOf({ logicalId, properties }: TemplateResource, scope: ResolveScope): DeclaredSource {
  const resources = [...scope.resources.values()];
  const inTopic = objectsOf(properties.Subscription).map((one) => subscriptionOf(one, scope));
  const others = resources
    .filter(
      ({ type, properties: own }) => type === 'AWS::SNS::Subscription' && objectAt(own.TopicArn).Ref === logicalId,
    )
    .map(({ properties: own }) => subscriptionOf(own, scope));
  const name = resolveText(properties.TopicName, scope) ?? logicalId;
  const ofFunctions = resources.flatMap((resource) => samSubscriptions(resource, logicalId, scope));
  return { kind: 'topic', name, subscriptions: [...inTopic, ...others, ...ofFunctions].flatMap((one) => one ?? []) };
}

/** SAM's `SNS` events of a function. */
function samSubscriptions(
  { logicalId, properties }: TemplateResource,
  topicId: string,
  scope: ResolveScope,
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

function subscriptionOf(own: TemplateObject, scope: ResolveScope): DeclaredSubscription | undefined {
  const endpoint = resolveArn(own.Endpoint, scope);
  if (endpoint === undefined) return undefined;
  return {
    protocol: resolveText(own.Protocol, scope) ?? 'lambda',
    endpoint,
    filterPolicy: own.FilterPolicy === undefined ? undefined : JSON.stringify(resolveValue(own.FilterPolicy, scope)),
    filterPolicyScope: resolveText(own.FilterPolicyScope, scope),
    isRaw: resolveText(own.RawMessageDelivery, scope) === 'true',
  };
}
