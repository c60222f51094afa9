import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';
import { bucketOf } from './s3';

export const configSamples: readonly SampleEvent<'config'>[] = [
  {
    id: 'config-change',
    service: 'config',
    title: 'Rule, a configuration changed',
    model: 'async',
    eventType: 'config',
    make: (facts) =>
      evaluation(facts, {
        messageType: 'ConfigurationItemChangeNotification',
        configurationItem: {
          configurationItemCaptureTime: facts.iso(-5_000),
          configurationItemStatus: 'OK',
          configurationStateId: String(facts.nowMs),
          awsAccountId: facts.accountId,
          awsRegion: facts.region,
          resourceType: 'AWS::S3::Bucket',
          resourceId: bucketOf(facts),
          ARN: `arn:${facts.partition}:s3:::${bucketOf(facts)}`,
          configuration: { name: bucketOf(facts) },
          tags: { team: 'shop' },
          relationships: [],
        },
        notificationCreationTime: facts.iso(),
        recordVersion: '1.3',
      }),
  },
  {
    id: 'config-periodic',
    service: 'config',
    title: 'Rule, periodic',
    model: 'async',
    eventType: 'config',
    make: (facts) =>
      evaluation(facts, {
        awsAccountId: facts.accountId,
        notificationCreationTime: facts.iso(),
        messageType: 'ScheduledNotification',
        recordVersion: '1.0',
      }),
  },
];

function evaluation(facts: SampleFacts, invokingEvent: JsonObject): JsonObject {
  const rule = facts.resource('config', `config-rule/config-rule-${facts.letters('rule', 6)}`);
  return {
    version: '1.0',
    invokingEvent: JSON.stringify(invokingEvent),
    ruleParameters: JSON.stringify({ maximumAgeDays: '90' }),
    resultToken: facts.letters('result', 64),
    eventLeftScope: false,
    executionRoleArn: facts.globalArn('iam', 'role/config-role'),
    configRuleArn: facts.arn('config', rule),
    configRuleName: 'buckets-are-tagged',
    configRuleId: rule.split('/')[1] ?? rule,
    accountId: facts.accountId,
  };
}
