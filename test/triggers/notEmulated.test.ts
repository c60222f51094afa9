import { expect, test } from 'vitest';
import { collectTriggers } from '../../src/triggers/collectTriggers';
import { notEmulated } from '../../src/triggers/notEmulated';
import { permission } from '../../src/workspace/cloudformation/samEvent';

test.each([
  ['s3.amazonaws.com', true],
  ['sns.amazonaws.com', true],
  ['events.amazonaws.com', true],
  ['apigateway.amazonaws.com', false],
  ['cognito-idp.amazonaws.com', false],
  ['iot.amazonaws.com', false],
  ['new-service.amazonaws.com', false],
])('%s', (principal, isEmulated) => {
  const declared = [{ functionName: 'a', logicalId: 'A', line: 0, makes: permission(principal) }];
  const [trigger] = collectTriggers({ policy: undefined, mappings: [], url: undefined, declared }).triggers;
  if (trigger === undefined) throw new Error('no trigger');
  expect(notEmulated(trigger, []) === undefined).toBe(isEmulated);
});
