import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../model/connection/awsTools';
import type { CredentialsProblem, SignIn } from '../../model/connection/credentialsProblem';
import { redact } from '../redact';
import type { ConfigSection, SharedConfig } from './parseSharedConfig';

/** The profile that provides the credentials: itself, or the last one of its `source_profile` chain. */
interface Leaf {
  readonly profile: string;
  readonly values: ConfigSection;
}

/** Finds what is wrong with a profile's configuration or login after using it failed with `error`. */
export async function diagnoseProfile(
  name: string,
  shared: SharedConfig,
  env: Environment,
  error: unknown,
): Promise<CredentialsProblem> {
  const leaf = leafOf(name, shared);
  if ('kind' in leaf)
    return leaf.kind === 'missingProfile' ? { ...leaf, isFromEnvironment: env.AWS_PROFILE === name } : leaf;
  const found = incompleteness(leaf, shared) ?? (await staleLogin(leaf, shared, env)) ?? (await missingToken(leaf));
  if (found !== undefined) return found;
  const said = saidBy(error);
  return leaf.values.credential_process === undefined || leaf.values.role_arn !== undefined
    ? { kind: 'other', profile: name, said }
    : { kind: 'process', profile: leaf.profile, said: stderrOf(said) };
}

/** How a profile is signed in; `undefined` when it does not use a login. */
export function signInOf(name: string, shared: SharedConfig): SignIn | undefined {
  const leaf = leafOf(name, shared);
  if ('kind' in leaf || incompleteness(leaf, shared) !== undefined) return undefined;
  const what = `profile "${leaf.profile}"`;
  const option = leaf.profile === 'default' ? [] : ['--profile', leaf.profile];
  if (isSso(leaf.values)) return { method: 'sso', what, args: ['sso', 'login', ...option] };
  if (isLogin(leaf.values)) return { method: 'login', what, args: ['login', ...option] };
  return undefined;
}

type ChainProblem = Extract<CredentialsProblem, { kind: 'missingProfile' | 'dangling' | 'cycle' }>;

function leafOf(name: string, { profiles }: SharedConfig): Leaf | ChainProblem {
  const through = [name];
  let profile = name;
  for (;;) {
    const values = profiles.get(profile);
    if (values === undefined) return { kind: 'missingProfile', profile, isFromEnvironment: false };
    const source = values.role_arn === undefined ? undefined : values.source_profile;
    if (source === undefined || (source === profile && values.aws_access_key_id !== undefined))
      return { profile, values };
    if (!profiles.has(source)) return { kind: 'dangling', profile, key: 'source_profile', value: source };
    if (through.includes(source)) return { kind: 'cycle', profile: name, through: [...through, source] };
    through.push(source);
    profile = source;
  }
}

const ssoKeys = ['sso_account_id', 'sso_role_name'];
const sessionKeys = ['sso_start_url', 'sso_region'];

function incompleteness({ profile, values }: Leaf, { ssoSessions }: SharedConfig): CredentialsProblem | undefined {
  const section = `profile ${profile}`;
  const lacking = (keys: readonly string[], given: ConfigSection = values) =>
    keys.filter((key) => given[key] === undefined);
  const incomplete = (where: string, missing: readonly string[]): CredentialsProblem | undefined =>
    missing.length === 0 ? undefined : { kind: 'incomplete', profile, section: where, missing };
  if (values.role_arn !== undefined) {
    const sources = ['source_profile', 'credential_source', 'web_identity_token_file'];
    return lacking(sources).length < sources.length ? undefined : incomplete(section, ['source_profile']);
  }
  if (hasKeys(values)) return incomplete(section, lacking(['aws_access_key_id', 'aws_secret_access_key']));
  if (values.web_identity_token_file !== undefined) return incomplete(section, ['role_arn']);
  if (values.credential_process !== undefined || !isSso(values)) return undefined;
  if (values.sso_session === undefined) return incomplete(section, lacking([...sessionKeys, ...ssoKeys]));
  const session = ssoSessions.get(values.sso_session);
  if (session === undefined) return { kind: 'dangling', profile, key: 'sso_session', value: values.sso_session };
  return (
    incomplete(`sso-session ${values.sso_session}`, lacking(sessionKeys, session)) ??
    incomplete(section, lacking(ssoKeys))
  );
}

async function staleLogin(leaf: Leaf, shared: SharedConfig, env: Environment): Promise<CredentialsProblem | undefined> {
  const signIn = signInOf(leaf.profile, shared);
  if (signIn === undefined) return undefined;
  const expiresMs = await loginExpiry(tokenFile(leaf.values, signIn, env));
  return expiresMs > Date.now() ? undefined : { kind: 'signedOut', profile: leaf.profile, signIn };
}

/**
 * The file in which the AWS CLI and the SDK store the token of a login, named by a hash of the session, the start URL or the
 * login.
 */
function tokenFile(values: ConfigSection, { method }: SignIn, env: Environment): string {
  if (method === 'sso') {
    const name = createHash('sha1').update(values.sso_session ?? values.sso_start_url ?? '');
    return join(homedir(), '.aws', 'sso', 'cache', `${name.digest('hex')}.json`);
  }
  const name = createHash('sha256').update(values.login_session ?? '');
  const folder = env.AWS_LOGIN_CACHE_DIRECTORY ?? join(homedir(), '.aws', 'login', 'cache');
  return join(folder, `${name.digest('hex')}.json`);
}

/** When the stored token expires, in epoch milliseconds; 0 when there is no readable one. */
async function loginExpiry(path: string): Promise<number> {
  try {
    const token: unknown = JSON.parse(await readFile(path, 'utf8'));
    const holder = fieldOf(token, 'accessToken');
    const expiresAt = fieldOf(typeof holder === 'object' ? holder : token, 'expiresAt');
    const ms = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
    return Number.isNaN(ms) ? 0 : ms;
  } catch {
    return 0;
  }
}

async function missingToken({ profile, values }: Leaf): Promise<CredentialsProblem | undefined> {
  const path = values.web_identity_token_file;
  if (path === undefined) return undefined;
  return (await isReadable(path)) ? undefined : { kind: 'tokenFile', profile, path };
}

/** Whether a file exists and is readable. */
export async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function isSso(values: ConfigSection): boolean {
  return ['sso_session', 'sso_start_url', ...ssoKeys].some((key) => values[key] !== undefined) && !hasOther(values);
}

function isLogin(values: ConfigSection): boolean {
  return values.login_session !== undefined && !hasOther(values);
}

/**
 * Whether the profile has a source that the SDK prefers to a login (`resolveProfileData` of its credential provider for INI
 * files).
 */
function hasOther(values: ConfigSection): boolean {
  return hasKeys(values) || values.web_identity_token_file !== undefined || values.credential_process !== undefined;
}

function hasKeys(values: ConfigSection): boolean {
  return values.aws_access_key_id !== undefined || values.aws_secret_access_key !== undefined;
}

function saidBy(error: unknown): string {
  const message = fieldOf(error, 'message');
  return redact(typeof message === 'string' ? message : String(error)).trim();
}

/** Extracts stderr: Node.js's message starts with the command line, which may contain secrets. */
function stderrOf(said: string): string {
  return said.replace(/^Command failed:.*(?:\r?\n|$)/, '').trim();
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
