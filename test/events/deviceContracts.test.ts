import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/events/json';
import { failed, request, returned } from './renderCheck';

/** The first line says what the service would do; the following what is wrong, where. */
type Row = readonly [response: JsonValue, lines: readonly string[]];

describe('AWS IoT authorizer', () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  const good = {
    isAuthenticated: true,
    principalId: 'kettle1',
    policyDocuments: [policy],
    disconnectAfterInSeconds: 3600,
    refreshAfterInSeconds: 300,
  };
  const refuses = (why: string, path: string): readonly string[] => [
    `AWS IoT would refuse the connection: ${why}`,
    `error ${path} ${why}`,
  ];
  const connects = ['AWS IoT would connect the device with these policies'];

  test.each<Row>([
    [good, connects],
    [{ ...good, policyDocuments: [{ Version: '2012-10-17', Statement: [] }] }, connects],
    [{ ...good, principalId: 'k'.repeat(128), disconnectAfterInSeconds: 86_400 }, connects],
    [{ isAuthenticated: false }, ['AWS IoT would refuse the connection: the device is not authenticated']],
    [
      { ...good, isAuthenticated: 'true' },
      refuses('isAuthenticated is a string, not true or false', '$.isAuthenticated'),
    ],
    [{ ...good, principalId: 'kettle-1' }, refuses('principalId is not 1 to 128 letters and digits', '$.principalId')],
    [{ ...good, principalId: 7 }, refuses('principalId is a number, not a string', '$.principalId')],
    [{ ...good, policyDocuments: policy }, refuses('policyDocuments is a string, not a list', '$.policyDocuments')],
    [
      { ...good, policyDocuments: Array.from({ length: 11 }, () => policy) },
      refuses('policyDocuments has 11 items, more than 10', '$.policyDocuments'),
    ],
    [
      { ...good, refreshAfterInSeconds: 299 },
      refuses('refreshAfterInSeconds is 299, not 300 to 86400', '$.refreshAfterInSeconds'),
    ],
    [
      { ...good, disconnectAfterInSeconds: 86_401 },
      refuses('disconnectAfterInSeconds is 86401, not 300 to 86400', '$.disconnectAfterInSeconds'),
    ],
    [null, refuses('the response is null, not an object', '$')],
  ])('%j', (response, lines) => {
    expect(returned('iotAuthorizer', request('iot-authorizer-mqtt'), response)).toEqual(lines);
  });

  test('a failed function refuses', () => {
    expect(failed('iotAuthorizer', {})).toEqual([
      'AWS IoT would refuse the connection: the authorizer failed (TypeError)',
    ]);
  });
});

describe('AWS IoT pre-provisioning hook', () => {
  test.each<Row>([
    [{ allowProvisioning: true }, ['AWS IoT would provision the device']],
    [{ allowProvisioning: true, parameterOverrides: { Location: 'kitchen' } }, ['AWS IoT would provision the device']],
    [{ allowProvisioning: true, parameterOverrides: null }, ['AWS IoT would provision the device']],
    [{ allowProvisioning: false }, ['AWS IoT would not provision the device: allowProvisioning is false']],
    [
      {},
      [
        'AWS IoT would not provision the device: allowProvisioning is missing',
        'error $.allowProvisioning allowProvisioning is missing',
      ],
    ],
    [
      { allowProvisioning: true, parameterOverrides: { Floor: 3 } },
      [
        'AWS IoT would not provision the device: Floor of parameterOverrides is a number, not a string',
        'error $.parameterOverrides.Floor Floor of parameterOverrides is a number, not a string',
      ],
    ],
  ])('%j', (response, lines) => {
    expect(returned('iotProvisioning', request('iot-provisioning-hook'), response)).toEqual(lines);
  });

  test('a failed function provisions nothing', () => {
    expect(failed('iotProvisioning', {})).toEqual([
      'AWS IoT would not provision the device: the function failed (TypeError)',
    ]);
  });
});

describe('Transfer Family identity provider', () => {
  const withPassword: JsonValue = { username: 'jane', protocol: 'SFTP', serverId: 's-1', password: 'example' };
  const withKey: JsonValue = { username: 'jane', protocol: 'SFTP', serverId: 's-1', password: '' };
  const role = { Role: 'arn:aws:iam::123456789012:role/transfer' };
  const signsIn = 'Transfer Family would sign the user in';
  const denies = (why: string, path: string): readonly string[] => [
    `Transfer Family would deny the sign-in: ${why}`,
    `error ${path} ${why}`,
  ];

  test.each<Row>([
    [role, [signsIn]],
    [{ ...role, HomeDirectory: '/orders/jane', Policy: '{}' }, [signsIn]],
    [
      { ...role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: '[{"Entry":"/","Target":"/orders/jane"}]' },
      [signsIn],
    ],
    [{}, ['Transfer Family would deny the sign-in: the response is empty']],
    [null, ['Transfer Family would deny the sign-in: the response is empty']],
    [{ HomeDirectory: '/' }, denies('Role is missing', '$.Role')],
    [{ ...role, HomeDirectory: 7 }, denies('HomeDirectory is a number, not a string', '$.HomeDirectory')],
    [
      { ...role, HomeDirectoryType: 'VIRTUAL' },
      denies('HomeDirectoryType is "VIRTUAL", not one of PATH, LOGICAL', '$.HomeDirectoryType'),
    ],
    [
      { ...role, HomeDirectoryType: 'LOGICAL' },
      denies('HomeDirectoryDetails is missing, which LOGICAL requires', '$.HomeDirectoryDetails'),
    ],
    [
      { ...role, HomeDirectoryDetails: [{ Entry: '/', Target: '/orders' }] },
      denies('HomeDirectoryDetails is a list, not a string', '$.HomeDirectoryDetails'),
    ],
    [{ ...role, HomeDirectoryDetails: '[' }, denies('HomeDirectoryDetails is not JSON', '$.HomeDirectoryDetails')],
  ])('password: %j', (response, lines) => {
    expect(returned('transferAuthorizer', withPassword, response)).toEqual(lines);
  });

  test('a user with an SSH key needs public keys', () => {
    expect(returned('transferAuthorizer', withKey, { ...role, PublicKeys: ['ssh-ed25519 AAAA example'] })).toEqual([
      signsIn,
    ]);
    expect(returned('transferAuthorizer', withKey, role)).toEqual([
      signsIn,
      'warning $.PublicKeys the event has no password, and no SSH key is accepted without PublicKeys',
    ]);
    expect(returned('transferAuthorizer', withKey, { ...role, PublicKeys: 'ssh-ed25519 AAAA' })[0]).toBe(
      'Transfer Family would deny the sign-in: PublicKeys is a string, not a list',
    );
  });

  test('a failed function denies', () => {
    expect(failed('transferAuthorizer', withPassword)).toEqual([
      'Transfer Family would deny the sign-in: the function failed (TypeError)',
    ]);
  });
});

describe('Client VPN connect handler', () => {
  const good = {
    allow: true,
    'error-msg-on-denied-connection': '',
    'posture-compliance-statuses': [],
    'schema-version': 'v2',
  };
  const denies = (why: string, path: string): readonly string[] => [
    `Client VPN would deny the connection: ${why}`,
    `error ${path} ${why}`,
  ];

  test.each<Row>([
    [good, ['Client VPN would connect the client']],
    [{ ...good, 'posture-compliance-statuses': ['quarantined'] }, ['Client VPN would connect the client']],
    [
      { ...good, allow: false, 'error-msg-on-denied-connection': 'Update your client.' },
      ['Client VPN would deny the connection'],
    ],
    [{ ...good, allow: 'yes' }, denies('allow is a string, not true or false', '$.allow')],
    [
      { ...good, 'error-msg-on-denied-connection': 'x'.repeat(256) },
      denies('error-msg-on-denied-connection has 256 characters, more than 255', '$["error-msg-on-denied-connection"]'),
    ],
    [
      { ...good, 'posture-compliance-statuses': [3] },
      denies('a posture compliance status is a number, not a string', '$["posture-compliance-statuses"][0]'),
    ],
    [
      { ...good, 'schema-version': 'v9' },
      denies('schema-version is "v9", not one of v1, v2, v3', '$["schema-version"]'),
    ],
  ])('%j', (response, lines) => {
    expect(returned('clientVpn', request('client-vpn-connect'), response)).toEqual(lines);
  });

  test('a failed function denies', () => {
    expect(failed('clientVpn', {})).toEqual(['Client VPN would deny the connection: the function failed (TypeError)']);
  });
});
