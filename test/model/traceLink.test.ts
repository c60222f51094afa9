import { expect, it, test } from 'vitest';
import { traceConnections } from '../../src/model/connection/traceConnections';
import { parseTraceLink, traceLinkPath } from '../../src/model/connection/traceLink';
import { checkout, makeInvocation } from './makeInvocation';

const id = '1-5e34a66a-474c04a7c2534a87870b4370';

it('is read as it is written', () => {
  const path = traceLinkPath(id, checkout.arn);
  expect(path).toBe(`/trace/${id}?region=eu-west-1&account=123456789012`);
  const [before = '', query = ''] = path.split('?');
  expect(parseTraceLink(before, query)).toEqual({ traceId: id, region: 'eu-west-1', account: '123456789012' });
  expect(traceLinkPath(id, undefined)).toBe(`/trace/${id}`);
});

it('takes the W3C form of an id', () => {
  expect(parseTraceLink('/trace/5e34a66a474c04a7c2534a87870b4370', '')?.traceId).toBe(id);
});

test.each([
  ['/trace/', ''],
  ['/trace/1-5e34a66a', ''],
  [`/traces/${id}`, ''],
  [`/trace/${id}/more`, ''],
  [`/trace/${id}`, 'region=evil.example.com'],
  [`/trace/${id}`, 'region=eu-west-1&account=12345'],
])('%s?%s is no link', (path, query) => {
  expect(parseTraceLink(path, query)).toBeUndefined();
});

const connections = [
  { id: 'local:Local', spec: { kind: 'local', name: 'Local' } },
  { id: 'aws:Prod', spec: { kind: 'aws', name: 'Prod', profile: 'prod' } },
  { id: 'aws:Stage', spec: { kind: 'aws', name: 'Stage', profile: 'stage', region: 'eu-west-1' } },
  { id: 'aws:US', spec: { kind: 'aws', name: 'US', profile: 'prod', region: 'us-east-1' } },
] as const;
const history = [makeInvocation()];

test.each([
  ['the one that was used there', { region: 'eu-west-1', account: '123456789012' }, 'Prod'],
  ['those that may be of another account', { region: 'eu-west-1', account: '999999999999' }, 'Stage'],
  ['those of the region', { region: 'us-east-1', account: undefined }, 'US'],
  ['none that is known to be elsewhere', { region: 'ap-south-1', account: undefined }, ''],
  ['all for an id alone', { region: undefined, account: undefined }, 'Local Prod Stage US'],
])('a trace may be on %s', (_, place, wanted) => {
  expect(
    traceConnections(connections, history, place)
      .map(({ spec }) => spec.name)
      .join(' '),
  ).toBe(wanted);
});
