import { asObject } from '../../../model/base/parseObject';
import { ServiceError } from '../../http/serviceError';
import type { MessageAttribute } from '../queues/queue';
import type { Input } from '../wire/input';
import type { SourceOperations } from '../wire/sourceRequest';
import type { Subscription, TopicStore } from './topicStore';

/** The supported part of SNS: topics that deliver to functions and queues. */
export function snsOperations(store: TopicStore): SourceOperations {
  return {
    CreateTopic: ({ input }) => ({ TopicArn: store.create(input.text('Name')).arn }),
    DeleteTopic: ({ input }) => {
      store.topics.delete(input.text('TopicArn'));
      return {};
    },
    ListTopics: () => ({ Topics: [...store.topics.keys()].map((TopicArn) => ({ TopicArn })) }),
    GetTopicAttributes: ({ input }) => {
      const { arn, subscriptions } = store.find(input.text('TopicArn'));
      return { Attributes: { TopicArn: arn, SubscriptionsConfirmed: String(subscriptions.size) } };
    },
    Subscribe: ({ input }) => {
      const attributes = input.textMap('Attributes');
      const protocol = input.text('Protocol');
      if (protocol !== 'lambda' && protocol !== 'sqs') {
        throw new ServiceError(
          400,
          'InvalidParameter',
          `The local service delivers to lambda and sqs, not to ${protocol}.`,
        );
      }
      const made = store.subscribe(store.find(input.text('TopicArn')), {
        protocol,
        endpoint: input.text('Endpoint'),
        filterPolicy: attributes.FilterPolicy,
        filterPolicyScope: attributes.FilterPolicyScope,
        isRaw: attributes.RawMessageDelivery === 'true',
      });
      return { SubscriptionArn: made.arn };
    },
    Unsubscribe: ({ input }) => {
      for (const { subscriptions } of store.topics.values()) subscriptions.delete(input.text('SubscriptionArn'));
      return {};
    },
    ListSubscriptions: () => ({
      Subscriptions: [...store.topics.values()].flatMap(({ arn, subscriptions }) =>
        [...subscriptions.values()].map((one) => describe(one, arn)),
      ),
    }),
    ListSubscriptionsByTopic: ({ input }) => {
      const { arn, subscriptions } = store.find(input.text('TopicArn'));
      return { Subscriptions: [...subscriptions.values()].map((one) => describe(one, arn)) };
    },
    Publish: async ({ input }) => ({ MessageId: await publish(input, input, store) }),
    PublishBatch: async ({ input }) => {
      const Successful: object[] = [];
      for (const entry of input.list('PublishBatchRequestEntries')) {
        Successful.push({ Id: entry.text('Id'), MessageId: await publish(entry, input, store) });
      }
      return { Successful, Failed: [] };
    },
  };
}

function publish(entry: Input, request: Input, store: TopicStore): Promise<string> {
  return store.publish({
    arn: request.optionalText('TopicArn') ?? request.text('TargetArn'),
    message: entry.text('Message'),
    subject: entry.optionalText('Subject'),
    attributes: readAttributes(entry),
    traceId: undefined,
  });
}

function readAttributes(input: Input): Readonly<Record<string, MessageAttribute>> {
  return Object.fromEntries(
    Object.entries(input.object('MessageAttributes')).map(([name, value]) => {
      const { DataType, StringValue, BinaryValue } = asObject(value) ?? {};
      return [
        name,
        {
          DataType: String(DataType),
          StringValue: typeof StringValue === 'string' ? StringValue : undefined,
          BinaryValue: typeof BinaryValue === 'string' ? BinaryValue : undefined,
        },
      ];
    }),
  );
}

function describe({ arn, protocol, endpoint }: Subscription, topicArn: string): object {
  return { SubscriptionArn: arn, Owner: arn.split(':')[4], Protocol: protocol, Endpoint: endpoint, TopicArn: topicArn };
}
