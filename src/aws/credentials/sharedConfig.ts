import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { externalDataInterceptor } from '@smithy/core/config';
import { parseObject } from '../../model/base/parseObject';
import type { Environment } from '../../model/connection/awsTools';
import { type ConfigSection, parseSharedConfig, type SharedConfig } from './parseSharedConfig';

/** The paths of the configuration files, by the same variables as in the AWS CLI and the SDKs. */
export function awsFiles(env: Environment): { readonly config: string; readonly credentials: string } {
  return {
    config: env.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials'),
  };
}

/**
 * Reads the current configuration files, and provides them to the SDK in a form that it can read completely: its own parser drops
 * profiles and SSO sessions whose names contain spaces, quotes or non-ASCII letters, which the AWS CLI supports. Missing files are empty.
 */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const { config, credentials } = awsFiles(env);
  const [configText, credentialsText] = await Promise.all([textOf(config), textOf(credentials)]);
  const shared = parseSharedConfig(configText, credentialsText);
  externalDataInterceptor.interceptFile(config, forSdk(shared));
  externalDataInterceptor.interceptFile(credentials, '');
  await handOverTokens(shared);
  return shared;
}

/**
 * The tokens of sessions that the SDK knows under other names: it would look for them in files that are named after those. Without
 * the refresh token, because the SDK would write what it gets for it into a file that the AWS CLI does not read.
 */
async function handOverTokens({ ssoSessions }: SharedConfig): Promise<void> {
  for (const name of ssoSessions.keys()) {
    const sdkName = sdkProfileName(name);
    if (sdkName !== name) externalDataInterceptor.interceptToken(sdkName, await tokenOf(name));
  }
}

/** Undefined where nobody has signed in. */
async function tokenOf(ssoSession: string): Promise<object | undefined> {
  const token = parseObject(await textOf(ssoTokenFile(ssoSession)));
  return token === undefined ? undefined : { accessToken: token.accessToken, expiresAt: token.expiresAt };
}

/** Where the AWS CLI and the SDK keep the token of a session or a start URL. */
export function ssoTokenFile(sessionOrUrl: string): string {
  const name = createHash('sha1').update(sessionOrUrl).digest('hex');
  return join(homedir(), '.aws', 'sso', 'cache', `${name}.json`);
}

/** The name under which the SDK knows a profile or an SSO session: its own where the SDK can read it. */
export function sdkProfileName(name: string): string {
  return /^[\w\-@+.%:/]+$/.test(name) ? name : `dwell:${Buffer.from(name, 'utf8').toString('hex')}`;
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function forSdk({ profiles, ssoSessions, services }: SharedConfig): string {
  const sections: string[] = [];
  for (const [name, values] of profiles) sections.push(section(`profile ${sdkProfileName(name)}`, values));
  for (const [name, values] of ssoSessions) sections.push(section(`sso-session ${sdkProfileName(name)}`, values));
  for (const [name, values] of services) sections.push(section(`services ${name}`, values));
  return sections.join('\n');
}

/** Keys whose value is the name of a section. */
const namingKeys = ['source_profile', 'sso_session'];

function section(head: string, values: ConfigSection): string {
  const plain: string[] = [];
  const groups = new Map<string, string[]>();
  for (const [key, value] of Object.entries(values)) {
    const [group = '', inner] = key.split(/\.(.*)/s);
    const written = namingKeys.includes(key) ? sdkProfileName(value) : value;
    if (inner === undefined) plain.push(`${key} = ${written}`);
    else groups.set(group, [...(groups.get(group) ?? []), `  ${inner} = ${written}`]);
  }
  const grouped = [...groups].flatMap(([name, lines]) => [`${name} =`, ...lines]);
  return [`[${head}]`, ...plain, ...grouped, ''].join('\n');
}
