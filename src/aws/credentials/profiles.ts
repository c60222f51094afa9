import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AwsProfile } from '../../model/connection/awsProfile';
import type { Environment } from '../../model/connection/awsTools';
import type { SignIn } from '../../model/connection/credentialsProblem';
import { signInOf } from './diagnoseProfile';
import { type ConfigSection, findProfileLine } from './parseSharedConfig';
import { awsFiles, readSharedConfig } from './sharedConfig';

/** The folders to watch for changed credentials: those of the configuration files and of the login caches. */
export function awsFolders(env: Environment): readonly string[] {
  const { config, credentials } = awsFiles(env);
  const home = join(homedir(), '.aws');
  return [
    ...new Set([dirname(config), dirname(credentials), join(home, 'sso', 'cache'), join(home, 'login', 'cache')]),
  ];
}

/** All profiles of the configuration files, by name, as the AWS CLI lists them. */
export async function listProfiles(env: Environment): Promise<readonly AwsProfile[]> {
  const { profiles } = await readSharedConfig(env);
  return [...profiles]
    .map(([name, values]) => ({
      name,
      region: values.region,
      kind: kindOf(values),
      wantsMfa: values.mfa_serial !== undefined,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How a profile (default: `default`) is signed in; `undefined` when it does not use a login. */
export async function findSignIn(profile: string | undefined, env: Environment): Promise<SignIn | undefined> {
  return signInOf(profile ?? env.AWS_PROFILE ?? 'default', await readSharedConfig(env));
}

function kindOf(values: ConfigSection): AwsProfile['kind'] {
  if (values.role_arn !== undefined) return values.web_identity_token_file === undefined ? 'role' : 'webIdentity';
  if (values.aws_access_key_id !== undefined) return 'keys';
  if (values.credential_process !== undefined) return 'process';
  if (values.sso_session !== undefined || values.sso_start_url !== undefined) return 'sso';
  return values.login_session === undefined ? 'incomplete' : 'login';
}

/** Finds where a profile is, or would be, declared: the file and a line from 0. */
export async function locateProfile(
  name: string,
  env: Environment,
): Promise<{ readonly path: string; readonly line: number; readonly isThere: boolean }> {
  const { config, credentials } = awsFiles(env);
  for (const path of [config, credentials]) {
    const line = findProfileLine(await readFile(path, 'utf8').catch(() => ''), name, path === config);
    if (line >= 0) return { path, line, isThere: true };
  }
  return { path: config, line: 0, isThere: false };
}
