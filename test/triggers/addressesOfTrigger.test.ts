import { expect, test } from 'vitest';
import type { LocalAddress } from '../../src/model/connection/localAddress';
import { addressesOfTrigger } from '../../src/triggers/addressesOfTrigger';
import { collectTriggers } from '../../src/triggers/collectTriggers';
import { permission } from '../../src/workspace/cloudformation/samEvent';

const address = (resource: string, method: string): LocalAddress => ({
  service: 'api-gateway',
  resource,
  method,
  url: `http://127.0.0.1:1/${resource}`,
  notes: [],
});

const all = [
  address('Api/Prod/GET/items', 'GET'),
  address('Api/Prod/GET/items/{id}', 'GET'),
  address('Api/Prod/ANY/files/{proxy+}', 'ANY'),
  address('Http/$default/ANY/$default', 'ANY'),
];

test.each([
  ['Api/*/GET/items', ['Api/Prod/GET/items']],
  ['Api/*/GET/items/*', ['Api/Prod/GET/items/{id}']],
  ['Api/*/*/files/*', ['Api/Prod/ANY/files/{proxy+}']],
  ['Http/*/*', ['Http/$default/ANY/$default']],
  ['Other/*/*', []],
])('%s', (pattern, expected) => {
  const sourceArn = `arn:aws:execute-api:us-east-1:000000000000:${pattern}`;
  const makes = permission('apigateway.amazonaws.com', { sourceArn });
  const declared = [{ functionName: 'a', logicalId: 'A', line: 0, makes }];
  const [trigger] = collectTriggers({ policy: undefined, mappings: [], url: undefined, declared }).triggers;
  if (trigger === undefined) throw new Error('no trigger');
  expect(addressesOfTrigger(trigger, all).map(({ resource }) => resource)).toEqual(expected);
});
