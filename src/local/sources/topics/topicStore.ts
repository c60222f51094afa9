import { randomUUID } from 'node:crypto';
import { matchesEvent } from '../../../events/applyFilters';
import type { JsonObject, JsonValue } from '../../../events/json';
import { readFilters } from '../../../events/readFilters';
import { ServiceError } from '../../http/serviceError';
import type { MessageAttribute } from '../queues/queue';
import type { QueueStore } from '../queues/queueStore';

export interface Subscription {
  readonly arn: string;
  readonly protocol: string;
  /** ARN of a function or a queue. */
  readonly endpoint: string;
  /** JSON text. */
  readonly filterPolicy: string | undefined;
  readonly filterPolicyScope: string | undefined;
  readonly isRaw: boolean;
}

export interface Topic {
  readonly arn: string;
  readonly subscriptions: Map<string, Subscription>;
}

export interface Publication {
  readonly arn: string;
  readonly message: string;
  readonly subject: string | undefined;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly traceId: string | undefined;
}

export interface TopicSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly queues: QueueStore;
  now(): number;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
}

/** SNS's topics: what is published goes to functions and queues, filtered as subscriptions say. */
export class TopicStore {
  readonly topics = new Map<string, Topic>();

  constructor(private readonly surroundings: TopicSurroundings) {}

  create(name: string): Topic {
    const { region, accountId } = this.surroundings.place;
    const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
    const topic = this.topics.get(arn) ?? { arn, subscriptions: new Map() };
    this.topics.set(arn, topic);
    return topic;
  }

  /** Throws `ServiceError` when there is none. */
  find(arn: string): Topic {
    const topic = this.topics.get(arn);
    if (topic === undefined) throw new ServiceError(404, 'NotFound', 'Topic does not exist');
    return topic;
  }

  /** The same endpoint is subscribed once. */
  subscribe(topic: Topic, subscription: Omit<Subscription, 'arn'>): Subscription {
    const same = [...topic.subscriptions.values()].find(
      ({ protocol, endpoint }) => protocol === subscription.protocol && endpoint === subscription.endpoint,
    );
    const made = { ...subscription, arn: same?.arn ?? `${topic.arn}:${randomUUID()}` };
    topic.subscriptions.set(made.arn, made);
    return made;
  }

  /** Returns the message's id. Rejects when a subscriber cannot be reached. */
  async publish(publication: Publication): Promise<string> {
    const topic = this.find(publication.arn);
    const messageId = randomUUID();
    const matching = [...topic.subscriptions.values()].filter((one) => isWanted(publication, one));
    for (const subscription of matching) await this.deliver(publication, subscription, messageId);
    return messageId;
  }

  private async deliver(publication: Publication, subscription: Subscription, messageId: string): Promise<void> {
    const { queues, invoke } = this.surroundings;
    const notification = this.notification(publication, messageId);
    if (subscription.protocol === 'lambda') {
      const Sns = { ...notification, MessageAttributes: attributesOf(publication) };
      const record = {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns,
      };
      await invoke(subscription.endpoint, JSON.stringify({ Records: [record] }));
      return;
    }
    const queue = subscription.protocol === 'sqs' ? queues.byArn(subscription.endpoint) : undefined;
    if (queue === undefined) return;
    const { message, attributes, traceId } = publication;
    const hasAttributes = Object.keys(attributes).length > 0;
    const envelope = hasAttributes ? { ...notification, MessageAttributes: attributesOf(publication) } : notification;
    queues.send(queue, {
      body: subscription.isRaw ? message : JSON.stringify(envelope),
      attributes: subscription.isRaw ? attributes : {},
      traceHeader: traceId === undefined ? undefined : `Root=${traceId}`,
      groupId: undefined,
      deduplicationId: undefined,
      delaySeconds: undefined,
    });
    await queues.written();
  }

  private notification({ arn, subject, message }: Publication, messageId: string): JsonObject {
    return {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: arn,
      Subject: subject ?? null,
      Message: message,
      Timestamp: new Date(this.surroundings.now()).toISOString(),
      SignatureVersion: '1',
      Signature: 'local',
      SigningCertUrl: 'local',
      UnsubscribeUrl: 'local',
    };
  }
}

function attributesOf({ attributes }: Publication): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue ?? '' },
    ]),
  );
}

function isWanted(publication: Publication, { filterPolicy, filterPolicyScope }: Subscription): boolean {
  if (filterPolicy === undefined) return true;
  const read = readFilters([filterPolicy]);
  const [filter] = read.ok ? read.filters : [];
  if (filter === undefined) return false;
  if (filterPolicyScope === 'MessageBody') {
    const body = parse(publication.message);
    return typeof body === 'object' && body !== null && !Array.isArray(body) && matchesEvent(Object(body), filter);
  }
  const values = Object.entries(publication.attributes).map(([name, one]): [string, JsonValue] => [
    name,
    valueOfAttribute(one),
  ]);
  return matchesEvent(Object.fromEntries(values), filter);
}

function valueOfAttribute({ DataType, StringValue = '' }: MessageAttribute): JsonValue {
  if (DataType === 'Number') return Number(StringValue);
  return DataType === 'String.Array' ? (parse(StringValue) ?? StringValue) : StringValue;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
