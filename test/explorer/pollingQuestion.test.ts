import { expect, it } from 'vitest';
import { pollingQuestion } from '../../src/explorer/pollingQuestion';
import { isAwsItself } from '../../src/model/connection/isAwsItself';

it('the question before an account in AWS is polled names the account, what is polled, and what is taken', () => {
  const asked = { connectionName: 'prod', accountId: '123456789012', names: ['orders', 'clicks'] };
  expect(pollingQuestion(asked)).toEqual({
    text: 'Poll queues and streams of prod from this machine?',
    detail: `Account 123456789012. Polled: orders, clicks.

Polling takes messages: functions on this machine process them, and they are deleted from their queues. Event source mappings in AWS continue, and get the rest.

Local polls until you select its own queues and streams again, or the window closes.`,
  });
  expect(pollingQuestion({ ...asked, accountId: undefined, names: [] }).detail).toMatch(
    /^The account is not known\. This workspace declares no source\./,
  );
});

it.each([
  ['https://sqs.eu-west-1.amazonaws.com', true],
  ['https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com', true],
  ['https://sqs.cn-north-1.amazonaws.com.cn', true],
  ['https://lambda.eu-west-1.api.aws', true],
  ['http://localhost:4566', false],
  ['https://amazonaws.com.example', false],
  ['https://notamazonaws.com', false],
])('the endpoint %s is AWS itself: %s', (endpoint, isIt) => {
  expect(isAwsItself({ kind: 'endpoint', name: 'one', endpoint })).toBe(isIt);
});

it('a connection by profile is AWS itself', () => {
  expect(isAwsItself({ kind: 'aws', name: 'prod', profile: 'prod' })).toBe(true);
});
