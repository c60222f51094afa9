import { expect, test } from 'vitest';
import { parseConnectionSettings } from '../../src/model/connection/connectionSettings';

test('whole entries become connections, in their order', () => {
  const settings = [
    { kind: 'local', name: 'Local' },
    { kind: 'aws', name: ' Staging ', profile: 'staging', region: 'eu-west-1' },
    { kind: 'endpoint', name: 'Stack', endpoint: 'http://localhost:4566' },
  ];
  expect(parseConnectionSettings(settings)).toEqual({
    specs: [settings[0], { ...settings[1], name: 'Staging' }, settings[2]],
    unused: [],
    problems: [],
  });
});

const endpointMustBe = '"endpoint" must be a URL such as http://localhost:4566, without a user name or password';

test.each<readonly [entry: unknown, problem: string]>([
  [null, 'it must be an object such as { "kind": "aws", "name": "Staging", "profile": "staging" }'],
  [{ name: 'A' }, '"kind" must be "local", "aws" or "endpoint"'],
  [{ kind: 'gcp', name: 'A' }, '"kind" must be "local", "aws" or "endpoint"'],
  [{ kind: 'aws' }, '"name" must be a non-empty string'],
  [{ kind: 'aws', name: ' ' }, '"name" must be a non-empty string'],
  [{ kind: 'aws', name: 'A', region: 1 }, '"region" must be a non-empty string'],
  [{ kind: 'aws', name: 'A', secretAccessKey: 'x' }, '"secretAccessKey" is not a property of this kind of connection'],
  [{ kind: 'local', name: 'A', endpoint: 'http://a' }, '"endpoint" is not a property of this kind of connection'],
  [{ kind: 'endpoint', name: 'A' }, endpointMustBe],
  [{ kind: 'endpoint', name: 'A', endpoint: 'localhost:4566' }, endpointMustBe],
  [{ kind: 'endpoint', name: 'A', endpoint: 'ftp://localhost' }, endpointMustBe],
  [{ kind: 'endpoint', name: 'A', endpoint: 'http://user:secret@localhost' }, endpointMustBe],
])('%j is named as a problem, and the others are used', (entry, problem) => {
  const good = { kind: 'local', name: 'Local' };
  expect(parseConnectionSettings([entry, good])).toEqual({
    specs: [good],
    unused: [entry],
    problems: [`dwell.connections, entry 1: ${problem}.`],
  });
});

test('two with the same name are one too many', () => {
  const { specs, problems } = parseConnectionSettings([
    { kind: 'local', name: 'A' },
    { kind: 'aws', name: 'A' },
  ]);
  expect(specs).toEqual([{ kind: 'local', name: 'A' }]);
  expect(problems).toEqual(['dwell.connections, entry 2: the name "A" is already used.']);
});

test('what is no list is no connection', () => {
  expect(parseConnectionSettings({})).toEqual({
    specs: [],
    unused: [],
    problems: ['dwell.connections must be a list of connections.'],
  });
});
