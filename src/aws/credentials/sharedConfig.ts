import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { externalDataInterceptor } from '@smithy/core/config';
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
 * profiles whose names contain spaces, quotes or non-ASCII letters, which the AWS CLI supports. Missing files are empty.
 */
export async function readSharedConfig(env: Environment): Promise<SharedConfig> {
  const { config, credentials } = awsFiles(env);
  const [configText, credentialsText] = await Promise.all([textOf(config), textOf(credentials)]);
  const shared = parseSharedConfig(configText, credentialsText);
  externalDataInterceptor.interceptFile(config, forSdk(shared));
  externalDataInterceptor.interceptFile(credentials, '');
  return shared;
}

/** The name of a profile for the SDK: the original one if the SDK can read it. */
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
