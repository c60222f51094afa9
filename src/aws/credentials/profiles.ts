import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseKnownFiles } from '@smithy/core/config';
import type { AwsProfile } from '../../model/connection/awsProfile';
import type { Environment } from '../../model/connection/awsTools';

/** Where the configuration files are, by the variables that the AWS CLI and the SDKs obey. */
export function awsFiles(env: Environment): { readonly config: string; readonly credentials: string } {
  return {
    config: env.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials'),
  };
}

/** The folders to watch for news about credentials: of the files, and of the logins' caches. */
export function awsFolders(env: Environment): readonly string[] {
  const { config, credentials } = awsFiles(env);
  const home = join(homedir(), '.aws');
  return [
    ...new Set([dirname(config), dirname(credentials), join(home, 'sso', 'cache'), join(home, 'login', 'cache')]),
  ];
}

/** All profiles, read by the SDK's own loader, by name. Files that are not there are empty. */
export async function listProfiles(): Promise<readonly AwsProfile[]> {
  // The loader keeps what it has read; somebody who adds a connection may just have added the profile.
  const profiles = await parseKnownFiles({ ignoreCache: true });
  // The loader gives the files' other sections too, under such names.
  return Object.entries(profiles)
    .filter(([name]) => !/^(sso-session|services)\./.test(name))
    .map(([name, values]) => ({
      name,
      region: values?.region,
      kind: kindOf(values ?? {}),
      wantsMfa: values?.mfa_serial !== undefined,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(values: Readonly<Record<string, string | undefined>>): AwsProfile['kind'] {
  if (values.role_arn !== undefined) return values.web_identity_token_file === undefined ? 'role' : 'webIdentity';
  if (values.sso_session !== undefined || values.sso_start_url !== undefined) return 'sso';
  if (values.login_session !== undefined) return 'login';
  if (values.credential_process !== undefined) return 'process';
  return values.aws_access_key_id === undefined ? 'incomplete' : 'keys';
}

/** Where a profile stands, or where it would: the file and a line from 0. */
export async function locateProfile(
  name: string,
  env: Environment,
): Promise<{ readonly path: string; readonly line: number; readonly isThere: boolean }> {
  const { config, credentials } = awsFiles(env);
  for (const path of [config, credentials]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const line = text.split(/\r?\n/).findIndex((each) => headOf(each) === name);
    if (line >= 0) return { path, line, isThere: true };
  }
  return { path: config, line: 0, isThere: false };
}

/** `[profile name]` of the config file, `[name]` of the credentials file and of the default profile. */
function headOf(line: string): string | undefined {
  return /^\s*\[\s*(?:profile\s+)?["']?([^\]"']+?)["']?\s*\]/.exec(line)?.[1];
}
