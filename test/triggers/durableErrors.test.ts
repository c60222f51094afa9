import { expect, test } from 'vitest';
import { describeErrorBehavior } from '../../src/triggers/describeErrorBehavior';
import { errorBehavior } from '../../src/triggers/errorBehavior';
import { defaultConfig } from '../model/makeInvocation';

const onFailure = 'arn:aws:sqs:eu-west-1:123456789012:failed';
const deadLetter = 'arn:aws:sqs:eu-west-1:123456789012:dead';
const week = { executionTimeoutSeconds: 604_800, retentionDays: 14 };

/** What the asynchronous row says below it, from the first remark about the end on. */
function endsOf(config: Partial<typeof defaultConfig>, durable = week): readonly string[] {
  const behavior = errorBehavior({ ...defaultConfig, ...config }, [], new Map(), durable);
  const remarks = describeErrorBehavior(behavior).find(({ about }) => about.kind === 'async')?.remarks ?? [];
  return remarks.slice(remarks.findIndex((remark) => remark.startsWith('throttles')) + 1);
}

test('a durable function: its timeouts, and that a dead-letter queue receives what destinations do not', () => {
  expect(endsOf({ onFailure, deadLetter })).toEqual([
    'an execution times out after 7 days',
    'its history is kept for 14 days',
    `destinations: not supported for durable functions; ${onFailure} receives nothing`,
    `dead-letter queue: ${deadLetter}, for executions that do not succeed`,
  ]);
  expect(endsOf({}).slice(2)).toEqual(['destinations: not supported for durable functions', 'dead-letter queue: none']);
});
