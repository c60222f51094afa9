import { describe, expect, test } from 'vitest';
import { describeConnections, describeSetting } from '../../src/editor/diagnosis/describeSetting';
import { diagnosisPage } from '../../src/editor/diagnosis/diagnosisPage';
import { redactForSharing } from '../../src/editor/diagnosis/redactForSharing';

const linux = { homeFolder: '/h/ada', userName: 'ada', folders: ['/h/ada/shop', '/srv/shop[1]'] };
const windows = { homeFolder: String.raw`C:\Users\Ada L`, userName: 'Ada L', folders: [] };

describe('a shared log line has no', () => {
  test.each([
    ['account id', 'denied for 111122223333.', 'denied for [account].'],
    [
      'name in an ARN',
      'no arn:aws:lambda:eu-west-1:111122223333:function:pay:1, try',
      'no arn:aws:lambda:eu-west-1:[redacted], try',
    ],
    ['role', '"arn:aws-cn:sts::111122223333:assumed-role/Admin/ada@x.org" may', '"arn:aws-cn:sts::[redacted]" may'],
    ['user of a URL', 'http://ada:pw@stack.example.com:4566/x?sig=1 refused', 'http://[host]/… refused'],
    ['host', 'Connection refused at https://lambda.corp.internal.', 'Connection refused at https://[host].'],
    ['path of a URL', 'GET http://127.0.0.1:4566/2015-03-31/functions/pay?a=b', 'GET http://127.0.0.1:4566/…'],
    ['email address', 'signed in as ada.l+x@corp.example', 'signed in as [email]'],
    ['home folder', 'read /h/ada/.aws/config', 'read ~/.aws/config'],
    ['user name', 'for user ADA, not for adamant', 'for user [user], not for adamant'],
    [
      'open folder',
      'in /srv/shop[1]/template.yaml and /h/ada/shop/a.mjs',
      'in [folder]/template.yaml and [folder]/a.mjs',
    ],
    ['key', 'key AKIAIOSFODNN7EXAMPLE; secret=abc', 'key [redacted]; secret=[redacted]'],
    [
      'piece of a payload',
      'json: end [Source: (byte[])"{"pin": 1"; line: 1]',
      'json: end [Source: (byte[])[redacted]; line: 1]',
    ],
  ])('%s', (_what, line, expected) => {
    expect(redactForSharing(line, linux)).toBe(expected);
  });

  test('Windows path, however it is written', () => {
    const line = String.raw`at c:\users\ada l\shop\a.mjs and C:/Users/Ada L/b and "C:\\Users\\Ada L\\c"`;
    expect(redactForSharing(line, windows)).toBe(String.raw`at ~\shop\a.mjs and ~/b and "~\\c"`);
  });

  test('but AWS hosts, times and trace ids stay', () => {
    const line =
      '2026-11-28 08:00:00.123 [info] https://xray.eu-west-1.amazonaws.com: 1-6747a5e1-0123456789ab0123456789ab';
    expect(redactForSharing(line, linux)).toBe(line);
  });
});

test('connections are described by kind alone', () => {
  const connections = [
    { kind: 'local', name: 'Local' },
    { kind: 'aws', name: 'Customer X', profile: 'prod-admin', region: 'eu-west-1', protected: true },
    { kind: 'endpoint', name: 'LS', endpoint: 'http://127.0.0.1:4566', testCredentials: true },
    { kind: 'endpoint', name: 'VPC', endpoint: 'https://vpce-0a.corp.example/', region: 'us-east-1' },
    { kind: 'endpoint', name: 'bad', endpoint: 'https://ada:pw@corp.example/' },
  ];
  expect(describeConnections(connections).split('; ')).toEqual([
    'local',
    'aws (profile, region, protected)',
    'endpoint (http on this machine, test credentials)',
    'endpoint (https on another host, region)',
    '1 invalid entry',
  ]);
  expect(describeConnections([])).toBe('none');
});

test('settings are described without text of the user', () => {
  expect(describeSetting({ TOKEN: 'abc', OTHER: 1 })).toBe('2 entries');
  expect(describeSetting(['HOME'])).toBe('1 entry');
  expect(describeSetting('infra/secret-project.yaml')).toBe('set');
  expect(describeSetting('')).toBe('empty');
  expect(describeSetting('nothing', ['everything', 'nothing'])).toBe('nothing');
  expect(describeSetting([60, 120])).toBe('60, 120');
  expect(describeSetting(undefined)).toBe('not set');
});

test('a line of the log cannot close the fence around it', () => {
  const page = diagnosisPage({
    versions: [['Dwell', '0.1.0']],
    window: [['Folders', '1']],
    settings: [['x', 'empty']],
    log: ['```', '# not a heading'],
  });
  expect(page).toContain('````text\n```\n# not a heading\n````');
  expect(page).toContain('- Dwell: 0.1.0');
});
