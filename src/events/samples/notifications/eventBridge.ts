import type { JsonObject, JsonValue } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { callerIp } from '../http/requestParts';
import { bucketOf } from './s3';

export const eventBridgeSamples: readonly SampleEvent<'eventbridge'>[] = [
  {
    id: 'eventbridge-scheduled',
    service: 'eventbridge',
    title: 'Scheduled rule',
    typeNames: ['scheduled'],
    model: 'async',
    eventType: 'eventbridge',
    make: (facts) =>
      busEvent(facts, { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [ruleArn(facts)] }),
  },
  {
    id: 'eventbridge-ec2-state-change',
    service: 'eventbridge',
    title: 'EC2 instance state change',
    model: 'async',
    eventType: 'eventbridge',
    make: (facts) => {
      const instance = `i-${facts.hex('instance', 17)}`;
      return busEvent(facts, {
        source: 'aws.ec2',
        detailType: 'EC2 Instance State-change Notification',
        detail: { 'instance-id': instance, state: 'running' },
        resources: [facts.arn('ec2', `instance/${instance}`)],
      });
    },
  },
  {
    id: 'eventbridge-custom',
    service: 'eventbridge',
    title: 'Custom event (PutEvents)',
    typeNames: ['bus'],
    model: 'async',
    eventType: 'eventbridge',
    make: (facts) =>
      busEvent(facts, {
        source: 'shop.orders',
        detailType: 'OrderPlaced',
        detail: { orderId: 'o-1001', total: 18.4 },
        resources: [],
      }),
  },
  {
    id: 'eventbridge-s3-object-created',
    service: 'eventbridge',
    title: 'S3 object created, through EventBridge',
    typeNames: ['s3busnotification', 's3notificationbus'],
    model: 'async',
    eventType: 'eventbridge',
    make: (facts) => {
      const bucket = bucketOf(facts);
      return busEvent(facts, {
        source: 'aws.s3',
        detailType: 'Object Created',
        detail: {
          version: '0',
          bucket: { name: bucket },
          object: {
            key: 'incoming/order 1001.json',
            size: 2048,
            etag: facts.hex('etag', 32),
            'version-id': facts.letters('version', 32),
            sequencer: facts.hex('sequencer', 18).toUpperCase(),
          },
          'request-id': facts.letters('request', 16).toUpperCase(),
          requester: facts.accountId,
          'source-ip-address': callerIp,
          reason: 'PutObject',
        },
        resources: [`arn:${facts.partition}:s3:::${bucket}`],
      });
    },
  },
];

function ruleArn(facts: SampleFacts): string {
  return facts.arn('events', facts.resource('events', 'rule/every-five-minutes'));
}

interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources: readonly JsonValue[];
}

function busEvent(facts: SampleFacts, { source, detailType, detail, resources }: BusEvent): JsonObject {
  return {
    version: '0',
    id: facts.uuid('event'),
    'detail-type': detailType,
    source,
    account: facts.accountId,
    time: facts.isoSeconds(),
    region: facts.region,
    resources,
    detail,
  };
}
