import { expect, test } from 'vitest';
import { executionConnections } from '../../../src/model/durable/executionConnections';
import { executionLinkPath, parseExecutionLink } from '../../../src/model/durable/executionLink';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:$LATEST/durable-execution/order-7/id-1';

test('a link names one execution, and nothing else', () => {
  expect([
    parseExecutionLink(executionLinkPath(arn)),
    parseExecutionLink(`/execution/${arn}/`),
    parseExecutionLink('/execution/arn:aws:lambda:eu-west-1:123456789012:function:order'),
    parseExecutionLink(`/execution/${arn}?x=1`),
    parseExecutionLink(`/trace/${arn}`),
    parseExecutionLink('/execution/'),
  ]).toEqual([arn, arn, undefined, undefined, undefined, undefined]);
});

test('the account of an ARN tells its connections', () => {
  const connections = [
    { id: 'local', spec: { kind: 'local', name: 'Local' } },
    { id: 'eu', spec: { kind: 'aws', name: 'EU', region: 'eu-west-1' } },
    { id: 'us', spec: { kind: 'aws', name: 'US', region: 'us-east-1' } },
    { id: 'stack', spec: { kind: 'endpoint', name: 'Stack', endpoint: 'http://a' } },
  ] as const;
  const idsOf = (accountId: string) =>
    executionConnections(connections, [], { region: 'eu-west-1', accountId }).map(({ id }) => id);
  expect([idsOf('000000000000'), idsOf('123456789012')]).toEqual([
    ['local', 'stack'],
    ['eu', 'stack'],
  ]);
});
