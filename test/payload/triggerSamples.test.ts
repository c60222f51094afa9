import { expect, test } from 'vitest';
import { triggerSamples } from '../../src/editor/payloads/samples/triggerSamples';
import { sampleEvents } from '../../src/events/samples';
import type { DeclaredTrigger } from '../../src/model/function/declaredTrigger';
import { collectTriggers } from '../../src/triggers/collectTriggers';

function permission(principal: string, sourceArn: string | undefined): DeclaredTrigger['makes'] {
  return {
    kind: 'permission',
    action: 'lambda:InvokeFunction',
    principal,
    sourceArn,
    sourceAccount: undefined,
    eventSourceToken: undefined,
    principalOrgId: undefined,
    urlAuthType: undefined,
    isForUrlOnly: false,
  };
}

/** `Kinesis: kinesis-records`: the name in the offer, and the sample that it makes. */
function offered(makes: DeclaredTrigger['makes']): readonly string[] {
  const declared = [{ functionName: 'f', logicalId: 'F', line: 0, makes }];
  const { triggers } = collectTriggers({ policy: undefined, mappings: [], url: undefined, declared });
  return triggerSamples(triggers, sampleEvents).map(({ name, samples: [{ sample }] }) => `${name}: ${sample.id}`);
}

const api = (route: string) =>
  permission('apigateway.amazonaws.com', `arn:aws:execute-api:us-east-1:123456789012:${route}`);
const rule = (name: string) => permission('events.amazonaws.com', `arn:aws:events:us-east-1:123456789012:rule/${name}`);

test.each([
  [api('ServerlessHttpApi/*/GET/orders/*'), 'API Gateway: apigateway-http-get'],
  [api('ServerlessHttpApi/*/POST/orders'), 'API Gateway: apigateway-http-post'],
  [api('ServerlessRestApi/*/GET/orders'), 'API Gateway: apigateway-rest-get'],
  [api('ServerlessRestApi/*/PUT/orders'), 'API Gateway: apigateway-rest-post'],
  [rule('local-OrdersNightly'), 'EventBridge: eventbridge-scheduled'],
  [rule('local-OrdersPlaced'), 'EventBridge: eventbridge-custom'],
  [permission('sns.amazonaws.com', 'arn:aws:sns:us-east-1:123456789012:News'), 'SNS: sns-notification'],
  [permission('s3.amazonaws.com', undefined), 'S3: s3-put'],
])('the sample of a trigger is the event that it sends: %j', (makes, wanted) => {
  expect(offered(makes)).toEqual([wanted]);
});

test('whoever calls with an event of their own has no sample', () => {
  expect(offered(permission('123456789012', undefined))).toEqual([]);
});
