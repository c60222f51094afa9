import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listProfiles, locateProfile } from '../../src/aws/credentials/profiles';
import { listRegions } from '../../src/aws/credentials/regions';

let folder: string;

const config = `[default]
region = eu-west-1

[profile ada]
sso_session = corp
sso_account_id = 123456789012
region = eu-central-1

[profile deploy]
role_arn = arn:aws:iam::123456789012:role/deploy
source_profile = default
mfa_serial = arn:aws:iam::123456789012:mfa/ada

[profile vault]
credential_process = vault read

[profile pipeline]
role_arn = arn:aws:iam::123456789012:role/ci
web_identity_token_file = /token

[profile console]
login_session = arn:aws:iam::123456789012:user/ada

[sso-session corp]
sso_region = eu-west-1
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dwell-profiles-'));
  await writeFile(join(folder, 'config'), config);
  await writeFile(
    join(folder, 'credentials'),
    '[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n',
  );
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('reads the profiles of the files that the variables name, and nothing secret of them', async () => {
  const profiles = await listProfiles(process.env);
  expect(
    profiles.map(({ name, kind, region, wantsMfa }) => [name, kind, region, wantsMfa].filter(Boolean).join(' ')),
  ).toEqual([
    'ada sso eu-central-1',
    'console login',
    'default keys eu-west-1',
    'deploy role true',
    'pipeline webIdentity',
    'vault process',
  ]);
  expect(JSON.stringify(profiles)).not.toContain('AKIDEXAMPLE');
});

it('sees a profile that was written a moment ago', async () => {
  await writeFile(join(folder, 'config'), `${config}\n[profile new]\nregion = us-east-1\n`);
  expect((await listProfiles(process.env)).map(({ name }) => name)).toContain('new');
});

it('lists five thousand profiles', async () => {
  const many = Array.from(
    { length: 5_000 },
    (_, index) => `[profile p${index}]\nregion = eu-west-1\nsso_session = corp\n`,
  );
  await writeFile(join(folder, 'config'), many.join('\n'));
  expect(await listProfiles(process.env)).toHaveLength(5_001);
});

it('finds the line of a profile in either file', async () => {
  await writeFile(join(folder, 'config'), config);
  expect(await locateProfile('deploy', process.env)).toEqual({ path: join(folder, 'config'), line: 8, isThere: true });
  expect(await locateProfile('nobody', process.env)).toEqual({ path: join(folder, 'config'), line: 0, isThere: false });
});

it('knows the regions of all partitions, with their names', () => {
  const regions = listRegions();
  const names = new Map(regions.map(({ id, name, partition }) => [id, `${name}, ${partition}`]));
  expect(names.get('eu-west-1')).toBe('Europe (Ireland), aws');
  expect(names.get('cn-north-1')).toMatch(/^China \(Beijing\), aws-cn$/);
  expect(names.get('us-gov-west-1')).toMatch(/^AWS GovCloud \(US-West\), aws-us-gov$/);
  expect([...names.keys()].some((id) => id.includes('global'))).toBe(false);
});
