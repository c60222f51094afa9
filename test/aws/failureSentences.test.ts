import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../src/aws/openConnection';
import type { ConnectionSpec } from '../../src/model/connection/connection';
import { awsError, type Behavior, CountingServer } from './countingServer';

let server: CountingServer | undefined;
let home: string;
const before = { ...process.env };

// The real credential chain runs, on files and an environment that hold nothing of this machine's.
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dwell-aws-'));
  writeFileSync(join(home, 'config'), profiles);
  writeFileSync(join(home, 'credentials'), '');
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
  });
});

afterEach(async () => {
  process.env = { ...before };
  rmSync(home, { recursive: true });
  await server?.stop();
});

const profiles = `
[profile keys]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = example
region = eu-west-1
[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Dev
region = eu-west-1
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://example.invalid/start
[profile mfa]
role_arn = arn:aws:iam::123456789012:role/x
source_profile = keys
mfa_serial = arn:aws:iam::123456789012:mfa/me
region = eu-west-1
[profile adrift]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = example
`;

const denied =
  'User: arn:aws:iam::123456789012:user/dev is not authorized to perform: lambda:GetFunctionConfiguration on resource: arn:aws:lambda:eu-west-1:123456789012:function:checkout because no identity-based policy allows the lambda:GetFunctionConfiguration action';

/** Bodies as AWS writes them, and what the reader gets. */
const answers: readonly [reason: string, behavior: Behavior, sentence: string][] = [
  [
    'accessDenied',
    awsError(403, 'AccessDeniedException', denied),
    'arn:aws:iam::123456789012:user/dev (profile "keys") is not authorized to perform lambda:GetFunctionConfiguration on arn:aws:lambda:eu-west-1:123456789012:function:checkout: no identity-based policy allows the lambda:GetFunctionConfiguration action. Ask for this permission, or use another profile.',
  ],
  [
    'notFound',
    awsError(
      404,
      'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:checkout',
    ),
    'Function checkout does not exist in connection "Test" (Function not found: arn:aws:lambda:eu-west-1:123456789012:function:checkout). Refresh the list, or check the region.',
  ],
  [
    'throttled',
    awsError(429, 'TooManyRequestsException', 'Rate Exceeded.', {
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      Type: 'User',
    }),
    "AWS throttled lambda:GetFunctionConfiguration for function checkout: the function's reserved concurrency is reached. Try again in a moment.",
  ],
  [
    'throttled',
    awsError(400, 'ThrottlingException', 'Rate exceeded'),
    'AWS throttled lambda:GetFunctionConfiguration for function checkout: rate exceeded. Try again in a moment.',
  ],
  [
    'credentials',
    awsError(403, 'ExpiredTokenException', 'The security token included in the request is expired'),
    'AWS did not accept the credentials of profile "keys" (The security token included in the request is expired). Sign in again, or renew the keys of profile "keys", and try again.',
  ],
  [
    'credentials',
    awsError(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.'),
    'AWS did not accept the credentials of profile "keys" (The security token included in the request is invalid). Sign in again, or renew the keys of profile "keys", and try again.',
  ],
  [
    'credentials',
    awsError(
      403,
      'InvalidSignatureException',
      'Signature expired: 20261123T100000Z is now earlier than 20261123T110000Z (20261123T110500Z - 5 min.)',
    ),
    "AWS refused the signature because this machine's clock is wrong (Signature expired: 20261123T100000Z is now earlier than 20261123T110000Z (20261123T110500Z - 5 min.)). Set the clock.",
  ],
  [
    'invalid',
    awsError(400, 'InvalidParameterValueException', 'Value at qualifier failed to satisfy constraint'),
    'AWS rejected lambda:GetFunctionConfiguration: Value at qualifier failed to satisfy constraint.',
  ],
  [
    'conflict',
    awsError(
      409,
      'ResourceConflictException',
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    ),
    'AWS cannot run lambda:GetFunctionConfiguration now: The operation cannot be performed at this time. The function is currently in the following state: Pending. Try again when the change is complete.',
  ],
  [
    'service',
    awsError(500, 'ServiceException', 'An error occurred and the request cannot be processed.'),
    'HOST responded to lambda:GetFunctionConfiguration with an internal error, ServiceException (500): An error occurred and the request cannot be processed. Try again.',
  ],
];

describe('what AWS answers, in a sentence', () => {
  it.each(answers)('%s', async (reason, behavior, sentence) => {
    server = await CountingServer.start(behavior);
    const failure = await failureOf({ kind: 'endpoint', name: 'Test', endpoint: server.url, profile: 'keys' });
    expect(`${failure.reason}: ${failure.message.replace(server.url, 'HOST')}`).toBe(`${reason}: ${sentence}`);
  });

  it('a page of a proxy is called what it is', async () => {
    server = await CountingServer.start((_request, response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><body><h1>Bad Gateway</h1></body></html>');
    });
    const failure = await failureOf({ kind: 'endpoint', name: 'Test', endpoint: server.url, profile: 'keys' });
    expect(`${failure.reason}: ${failure.message.replace(server.url, 'HOST')}`).toBe(
      'service: HOST responded to lambda:GetFunctionConfiguration with status 502, but not in AWS\'s format: the response may be from a proxy or another service. Check the proxy and the endpoint of connection "Test".',
    );
  });
});

const beforeSending: readonly [spec: ConnectionSpec, sentence: string][] = [
  [
    { kind: 'aws', name: 'Prod', region: 'eu-west-1' },
    'credentials: No AWS credentials found for connection "Prod". Set "profile" in dwell.connections, or start VS Code with AWS_PROFILE or AWS_ACCESS_KEY_ID in its environment.',
  ],
  [
    { kind: 'endpoint', name: 'Emulator', endpoint: 'http://127.0.0.1:1', region: 'eu-west-1' },
    'credentials: No AWS credentials found for connection "Emulator". Set "profile" in dwell.connections, or start VS Code with AWS_PROFILE or AWS_ACCESS_KEY_ID in its environment.',
  ],
  [
    { kind: 'aws', name: 'Prod', profile: 'adrift' },
    'credentials: Connection "Prod" has no region. Set "region" in dwell.connections or in the profile.',
  ],
  [
    { kind: 'aws', name: 'Prod', profile: 'sso' },
    'credentials: The SSO session of profile "sso" has expired or does not exist. Sign in, or run "aws sso login --profile sso". [signIn]',
  ],
  [
    { kind: 'aws', name: 'Prod', profile: 'mfa' },
    'credentials: No MFA code was entered for connection "Prod". Nothing was sent. Retry to be asked again.',
  ],
  [
    { kind: 'aws', name: 'Prod', profile: 'nobody', region: 'eu-west-1' },
    'credentials: Profile "nobody" is not in your AWS configuration files. Add it, or choose another profile. [openConfig]',
  ],
  [
    { kind: 'endpoint', name: 'Emulator', endpoint: 'http://127.0.0.1:1', profile: 'keys' },
    'network: Connection refused at http://127.0.0.1:1. Check that it is running and that the endpoint of connection "Emulator" is right.',
  ],
  [
    { kind: 'endpoint', name: 'Emulator', endpoint: 'http://no-such-host.invalid', profile: 'keys' },
    'network: Cannot resolve the name of http://no-such-host.invalid. Check the network, the region and the endpoint of connection "Emulator".',
  ],
];

describe('what fails before anything is sent, in a sentence', () => {
  it.each(beforeSending)('%o', async (spec, sentence) => {
    const failure = await failureOf(spec);
    const remedy = failure.remedy === undefined ? '' : ` [${failure.remedy.kind}]`;
    expect(`${failure.reason}: ${failure.message}${remedy}`).toBe(sentence);
  });
});

async function failureOf(spec: ConnectionSpec) {
  const options = {
    localProgram: '',
    roots: [],
    retryDelaysSeconds: [60, 120],
    // As the input box does when it is closed.
    askMfaCode: () => Promise.reject(Object.assign(new Error('no code'), { name: 'MfaCodeMissingError' })),
    onPause: () => undefined,
    log: () => undefined,
  } as const;
  const connection = openConnection(spec, options);
  const result = await connection.directory.getFunction('checkout', undefined, new AbortController().signal);
  connection.dispose();
  if (result.ok) throw new Error('expected a failure');
  return result.failure;
}
