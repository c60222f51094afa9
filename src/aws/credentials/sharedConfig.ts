import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { externalDataInterceptor } from '@smithy/core/config';
import type { Environment } from '../../model/connection/awsTools';
import { type ConfigSection, parseSharedConfig, type SharedConfig } from './parseSharedConfig';

/** Where the configuration files are, by the variables that the AWS CLI and the SDKs obey. */
export function awsFiles(env: Environment): { readonly config: string; readonly credentials: string } {
  return {
    config: env.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config'),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials'),
  };
}

/**
 * Reads the configuration files as they are now, and gives the SDK the same in a form that it reads completely: its own parser
 * drops profiles whose names hold blanks, quotes or letters beyond ASCII, which the AWS CLI uses. Files that are not there are
 * empty.
 */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const { config, credentials } = awsFiles(env);
  const [configText, credentialsText] = await Promise.all([textOf(config), textOf(credentials)]);
  const shared = parseSharedConfig(configText, credentialsText);
  externalDataInterceptor.interceptFile(config, forSdk(shared));
  externalDataInterceptor.interceptFile(credentials, '');
  return shared;
}

/** The name under which the SDK knows a profile: its own where the SDK can read it. */
export function sdkProfileName(name: string): string {
  return /^[\w\-@+.%:/]+$/.test(name) ? name : `dwell:${Buffer.from(name, 'utf8').toString('hex')}`;
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function forSdk({ profiles, ssoSessions, services }: SharedConfig): string {
  const sections: string[] = [];
  for (const [name, values] of profiles) sections.push(section(`profile ${sdkProfileName(name)}`, values));
  for (const [name, values] of ssoSessions) sections.push(section(`sso-session ${name}`, values));
  for (const [name, values] of services) sections.push(section(`services ${name}`, values));
  return sections.join('\n');
}

function section(head: string, values: ConfigSection): string {
  const plain: string[] = [];
  const groups = new Map<string, string[]>();
  for (const [key, value] of Object.entries(values)) {
    const [group = '', inner] = key.split(/\.(.*)/s);
    const written = key === 'source_profile' ? sdkProfileName(value) : value;
    if (inner === undefined) plain.push(`${key} = ${written}`);
    else groups.set(group, [...(groups.get(group) ?? []), `  ${inner} = ${written}`]);
  }
  const grouped = [...groups].flatMap(([name, lines]) => [`${name} =`, ...lines]);
  return [`[${head}]`, ...plain, ...grouped, ''].join('\n');
}
