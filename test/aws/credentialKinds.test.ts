import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSignIn, listProfiles, locateProfile } from '../../src/aws/credentials/profiles';
import { openConnection } from '../../src/aws/openConnection';
import { CountingServer } from './countingServer';

let home: string;
const before = { ...process.env };

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dwell-kinds-'));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
  });
});

afterEach(() => {
  // Assigning to process.env itself would leave the real environment, and so os.homedir(), as they are.
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  rmSync(home, { recursive: true });
});

const session = '[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n';
const ssoBase = `${session}[profile base]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n`;
const legacy =
  '[profile old]\nsso_start_url = https://old.example/start\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = Dev\n';

interface Kind {
  readonly what: string;
  readonly config: string;
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly sentence: string;
  readonly signIn?: string;
}

const kinds: readonly Kind[] = [
  {
    what: 'an SSO profile without a token',
    config: ssoBase,
    profile: 'base',
    sentence:
      'The SSO session of profile "base" has expired or does not exist. Sign in, or run "aws sso login --profile base". [signIn]',
    signIn: 'aws sso login --profile base',
  },
  {
    what: 'a role over SSO signs in the source profile',
    config: `${ssoBase}[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = base\n`,
    profile: 'deploy',
    sentence:
      'The SSO session of profile "base" has expired or does not exist. Sign in, or run "aws sso login --profile base". [signIn]',
    signIn: 'aws sso login --profile base',
  },
  {
    what: 'a role over a role over SSO of the old kind',
    config: `${legacy}[profile hop]\nrole_arn = arn:aws:iam::4:role/Hop\nsource_profile = old\n[profile last]\nrole_arn = arn:aws:iam::5:role/L\nsource_profile = hop\n`,
    profile: 'last',
    sentence:
      'The SSO session of profile "old" has expired or does not exist. Sign in, or run "aws sso login --profile old". [signIn]',
    signIn: 'aws sso login --profile old',
  },
  {
    what: 'a console login',
    config: '[profile me]\nlogin_session = arn:aws:iam::123456789012:user/ada\n',
    profile: 'me',
    sentence:
      'The console login of profile "me" has expired or does not exist. Sign in, or run "aws login --profile me". [signIn]',
    signIn: 'aws login --profile me',
  },
  {
    what: 'a process that is called like a login and fails',
    config: `[profile saml]\ncredential_process = node -e "process.stderr.write('no IdP session for sso login; token=abc123'); process.exit(3)" saml2aws login sso\n`,
    profile: 'saml',
    sentence:
      'The credential_process of profile "saml" failed: no IdP session for sso login; token=[redacted]. [openConfig saml]',
  },
  {
    what: 'a process that is not there',
    config: '[profile gone]\ncredential_process = /no/such/sso-helper\n',
    profile: 'gone',
    sentence:
      'The credential_process of profile "gone" failed: /bin/sh: 1: /no/such/sso-helper: not found. [openConfig gone]',
  },
  {
    what: 'an SSO profile without its role',
    config: `${session}[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n`,
    profile: 'dev',
    sentence: 'Profile "dev" is incomplete: [profile dev] has no sso_role_name. [openConfig dev]',
  },
  {
    what: 'an SSO session without its region',
    config:
      '[sso-session half]\nsso_start_url = https://x.example\n[profile dev]\nsso_session = half\nsso_account_id = 1\nsso_role_name = R\n',
    profile: 'dev',
    sentence: 'Profile "dev" is incomplete: [sso-session half] has no sso_region. [openConfig dev]',
  },
  {
    what: 'an SSO session that is nowhere',
    config: '[profile lost]\nsso_session = nowhere\nsso_account_id = 1\nsso_role_name = R\n',
    profile: 'lost',
    sentence:
      'Profile "lost" sets sso_session = nowhere, but there is no [sso-session nowhere] in your AWS configuration files. [openConfig lost]',
  },
  {
    what: 'a source profile that is nowhere',
    config: '[profile sso-role]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = absent\n',
    profile: 'sso-role',
    sentence:
      'Profile "sso-role" sets source_profile = absent, but there is no profile "absent" in your AWS configuration files. [openConfig sso-role]',
  },
  {
    what: 'profiles that go in a circle',
    config:
      '[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::1:role/y\nsource_profile = a\n',
    profile: 'a',
    sentence: 'Profile "a" has no credentials: its source_profile chain is circular (a → b → a). [openConfig a]',
  },
  {
    what: 'a web identity token file that is not there',
    config: '[profile ci]\nrole_arn = arn:aws:iam::1:role/x\nweb_identity_token_file = /no/token\n',
    profile: 'ci',
    sentence: 'Cannot read the web identity token file of profile "ci": /no/token. [openConfig ci]',
  },
  {
    what: 'a web identity token file of the environment that is not there',
    config: '',
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/no/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/x' },
    sentence: 'Cannot read the web identity token file: /no/token (AWS_WEB_IDENTITY_TOKEN_FILE).',
  },
  {
    what: 'an AWS_PROFILE that is nowhere',
    config: '',
    env: { AWS_PROFILE: 'sso-admin' },
    sentence:
      'AWS_PROFILE names profile "sso-admin", which is not in your AWS configuration files. Add the profile, or start VS Code with another AWS_PROFILE. [openConfig sso-admin]',
  },
  {
    what: 'a role without a source',
    config: '[profile r]\nrole_arn = arn:aws:iam::1:role/x\n',
    profile: 'r',
    sentence: 'Profile "r" is incomplete: [profile r] has no source_profile. [openConfig r]',
  },
  {
    what: 'half a pair of keys',
    config: '[profile k]\naws_access_key_id = AKIDEXAMPLE\n',
    profile: 'k',
    sentence: 'Profile "k" is incomplete: [profile k] has no aws_secret_access_key. [openConfig k]',
  },
  {
    what: 'an endpoint_url that is down',
    config:
      '[profile emu]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\nendpoint_url = http://127.0.0.1:1\n',
    profile: 'emu',
    sentence:
      'Connection refused at http://127.0.0.1:1. Check that it is running and that endpoint_url of profile "emu" is right. [openConfig emu]',
  },
];

describe('each kind of missing credentials', () => {
  it.each(kinds)('$what', async ({ config, profile, env, sentence, signIn }) => {
    writeFileSync(join(home, 'config'), config);
    Object.assign(process.env, env);
    expect(await sentenceOf(profile)).toBe(sentence);
    const found = await findSignIn(profile, process.env);
    expect(found && `aws ${found.args.join(' ')}`).toBe(signIn);
  });

  it('a token that is still good is not called expired', async () => {
    writeFileSync(join(home, 'config'), ssoBase);
    const folder = join(home, '.aws', 'sso', 'cache');
    mkdirSync(folder, { recursive: true });
    const token = { accessToken: 'x', expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    writeFileSync(join(folder, `${createHash('sha1').update('corp').digest('hex')}.json`), JSON.stringify(token));
    // The portal cannot be reached from a test: whatever else is said, it is not that the session ended.
    process.env.AWS_ENDPOINT_URL_SSO = 'http://127.0.0.1:1';
    expect(await sentenceOf('base')).toMatch(/^No credentials for profile "base": .*ECONNREFUSED/);
  });
});

const odd = `[profile "my team"]
region = eu-west-1
aws_access_key_id = AKIDBLANK
aws_secret_access_key = x
[profile 'été']
region = eu-west-3
aws_access_key_id = AKIDACCENT
aws_secret_access_key = x
[profile 開発]
region = ap-northeast-1
role_arn = arn:aws:iam::1:role/x
source_profile = my team
[profile not one]
region = eu-west-1
[profile o\\'brien]
region = eu-west-1
aws_access_key_id = AKIDQUOTE
aws_secret_access_key = x
`;

describe('profiles with unusual names', () => {
  beforeEach(() => {
    writeFileSync(join(home, 'config'), odd);
    writeFileSync(
      join(home, 'credentials'),
      '[plain words]\naws_access_key_id = AKIDPLAIN\naws_secret_access_key = x\n',
    );
  });

  it('are listed as the AWS CLI lists them', async () => {
    const found = (await listProfiles(process.env)).map(
      ({ name, kind, region }) => `${name}: ${kind} ${region ?? '-'}`,
    );
    expect(found).toEqual([
      'my team: keys eu-west-1',
      "o'brien: keys eu-west-1",
      'plain words: keys -',
      'été: keys eu-west-3',
      '開発: role ap-northeast-1',
    ]);
  });

  it.each([
    ['my team', 'AKIDBLANK', 'eu-west-1'],
    ['été', 'AKIDACCENT', 'eu-west-3'],
    ["o'brien", 'AKIDQUOTE', 'eu-west-1'],
    ['plain words', 'AKIDPLAIN', 'us-east-2'],
  ])('%s is used', async (profile, key, region) => {
    const server = await CountingServer.start((_request, response) => response.writeHead(404).end('{}'));
    const connection = open({ profile, endpoint: server.url, ...(region === 'us-east-2' ? { region } : {}) });
    await connection.directory.getFunction('checkout', undefined, new AbortController().signal);
    connection.dispose();
    const authorization = server.requests[0]?.headers.authorization ?? '';
    await server.stop();
    expect(authorization).toContain(`Credential=${key}/`);
    expect(authorization).toContain(`/${region}/lambda/`);
  });

  it('are found in their file', async () => {
    const found = await Promise.all(['été', 'plain words', 'not one'].map((name) => locateProfile(name, process.env)));
    expect(found.map(({ line, isThere }) => [line, isThere])).toEqual([
      [4, true],
      [0, true],
      [0, false],
    ]);
  });

  it('with blanks are put in quotes in a command', async () => {
    writeFileSync(
      join(home, 'config'),
      `${session}[profile "my sso"]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = R\n`,
    );
    expect(await sentenceOf('my sso')).toContain(`run "aws sso login --profile 'my sso'"`);
  });
});

describe.each(['my team', "o'brien", 'été'])('the SSO session %s', (name) => {
  const written = name.includes("'") ? `"${name}"` : `'${name}'`;
  const config = `[sso-session ${written}]
sso_start_url = https://corp.example/start
sso_region = eu-west-1
[profile dev]
sso_session = ${name}
sso_account_id = 111122223333
sso_role_name = Dev
`;

  function signInUntil(expiresMs: number): void {
    const cache = join(home, '.aws', 'sso', 'cache');
    mkdirSync(cache, { recursive: true });
    const token = { accessToken: 'example-token', expiresAt: new Date(expiresMs).toISOString(), refreshToken: 'r' };
    writeFileSync(join(cache, `${createHash('sha1').update(name).digest('hex')}.json`), JSON.stringify(token));
  }

  it('is used with the token that the AWS CLI keeps for it', async () => {
    writeFileSync(join(home, 'config'), config);
    signInUntil(Date.now() + 3_600_000);
    const portal = await CountingServer.start((_request, response) => {
      const roleCredentials = { accessKeyId: 'AKIDSSO', secretAccessKey: 'x', sessionToken: 't', expiration: 4e12 };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ roleCredentials }));
    });
    const lambda = await CountingServer.start((_request, response) => response.writeHead(404).end('{}'));
    process.env.AWS_ENDPOINT_URL_SSO = portal.url;
    const connection = open({ profile: 'dev', endpoint: lambda.url, region: 'eu-west-1' });
    await connection.directory.getFunction('checkout', undefined, new AbortController().signal);
    connection.dispose();
    await Promise.all([portal.stop(), lambda.stop()]);
    expect(portal.requests.map(({ headers }) => headers['x-amz-sso_bearer_token'])).toEqual(['example-token']);
    expect(lambda.requests[0]?.headers.authorization).toContain('Credential=AKIDSSO/');
  });

  it('is signed in where its token has expired', async () => {
    writeFileSync(join(home, 'config'), config);
    signInUntil(Date.now() - 1_000);
    expect(await sentenceOf('dev')).toContain('run "aws sso login --profile dev". [signIn]');
  });
});

async function sentenceOf(profile: string | undefined): Promise<string> {
  const connection = open({ profile });
  const result = await connection.directory.getFunction('checkout', undefined, new AbortController().signal);
  connection.dispose();
  if (result.ok) throw new Error('expected a failure');
  const { message, remedy } = result.failure;
  if (remedy === undefined) return message;
  return `${message} [${remedy.kind === 'signIn' ? 'signIn' : `openConfig ${remedy.profile}`}]`;
}

function open({ profile, endpoint, region }: { profile?: string | undefined; endpoint?: string; region?: string }) {
  const options = {
    localProgram: '',
    roots: async () => [],
    retryDelaysSeconds: [60, 120],
    askMfaCode: () => Promise.reject(new Error('nobody asks')),
    onPause: () => undefined,
    log: () => undefined,
  } as const;
  return endpoint === undefined
    ? openConnection({ kind: 'aws', name: 'Prod', profile, region: 'eu-west-1' }, options)
    : openConnection({ kind: 'endpoint', name: 'Prod', endpoint, profile, region }, options);
}
