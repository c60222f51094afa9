import { fromEnv } from '@aws-sdk/credential-provider-env';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { fromTokenFile } from '@aws-sdk/credential-provider-web-identity';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';
import { CredentialsError } from './credentialsError';
import { diagnoseProfile, isReadable } from './diagnoseProfile';
import type { SharedConfig } from './parseSharedConfig';
import { readSharedConfig, sdkProfileName } from './sharedConfig';

/** Credentials for the SDK's clients, which refresh them before `expiration`. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<Credentials>;

/** No credentials were found on this machine. */
export class NoCredentialsError extends Error {
  override readonly name = 'NoCredentialsError';
}

/** The inputs of every credential provider. */
interface Sources {
  readonly region: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly askMfaCode: (serial: string) => Promise<string>;
}

/**
 * A named profile is used or fails; it never falls back to other credentials. Without one, the SDK's own order applies
 * (environment, shared files, web identity, container), except that the instance metadata service is only used with
 * `AWS_EC2_METADATA_DISABLED=false`: on a laptop, it takes a second and finds nothing
 * (https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html).
 */
export function credentialProvider(profile: string | undefined, sources: Sources): CredentialProvider {
  const { env } = sources;
  if (profile !== undefined) return fromProfile(profile, sources);
  if (env.AWS_PROFILE !== undefined && env.AWS_PROFILE !== '') return fromProfile(env.AWS_PROFILE, sources);
  const providers: CredentialProvider[] = [fromEnv(), fromDefaultProfile(sources)];
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE !== undefined)
    providers.push(fromEnvironmentToken(env.AWS_WEB_IDENTITY_TOKEN_FILE));
  if (
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined ||
    env.AWS_CONTAINER_CREDENTIALS_FULL_URI !== undefined
  ) {
    providers.push(fromHttp({}));
  }
  if (env.AWS_EC2_METADATA_DISABLED === 'false') providers.push(fromInstanceMetadata());
  return firstOf(providers);
}

/** Files may have changed since the last read, so they are read again. */
function fromProfile(profile: string, sources: Sources): CredentialProvider {
  return async () => credentialsOf(profile, await readSharedConfig(sources.env), sources);
}

async function credentialsOf(
  profile: string,
  shared: SharedConfig,
  { region, env, askMfaCode }: Sources,
): Promise<Credentials> {
  const clientConfig = region === undefined ? {} : { region };
  const options = { clientConfig, mfaCodeProvider: askMfaCode, ignoreCache: true };
  try {
    return await fromIni({ profile: sdkProfileName(profile), ...options })();
  } catch (error) {
    if (isAnswerOfService(error) || isMissingMfaCode(error)) throw error;
    throw new CredentialsError(await diagnoseProfile(profile, shared, env, error), error);
  }
}

/** A default profile that does not exist or has no credentials is skipped. */
function fromDefaultProfile(sources: Sources): CredentialProvider {
  return async () => {
    const shared = await readSharedConfig(sources.env);
    const values = shared.profiles.get('default') ?? {};
    if (!Object.keys(values).some((key) => credentialKeys.test(key))) throw new AbsentSource('no default profile');
    return credentialsOf('default', shared, sources);
  };
}

const credentialKeys =
  /^(aws_access_key_id|aws_secret_access_key|role_arn|credential_process|web_identity|sso_|login_session)/;

function fromEnvironmentToken(path: string): CredentialProvider {
  return async () => {
    try {
      return await fromTokenFile()();
    } catch (error) {
      if (await isReadable(path)) throw error;
      throw new CredentialsError({ kind: 'tokenFile', profile: undefined, path }, error);
    }
  };
}

class AbsentSource extends Error {
  readonly tryNextLink = true;
}

/** The SDK's errors say by `tryNextLink` whether a source is absent (try the next) or broken (an expired login: stop). */
function firstOf(providers: readonly CredentialProvider[]): CredentialProvider {
  return async () => {
    for (const provider of providers) {
      try {
        return await provider();
      } catch (error) {
        if (!(error instanceof Error && 'tryNextLink' in error && error.tryNextLink === true)) throw error;
      }
    }
    throw new NoCredentialsError('no credentials found');
  };
}

/** Whether STS or another service has responded with an error, which has its own sentence. */
function isAnswerOfService(error: unknown): boolean {
  if (!(error instanceof Error && '$metadata' in error)) return false;
  const metadata = error.$metadata;
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
}

function isMissingMfaCode(error: unknown): boolean {
  return error instanceof Error && error.name === 'MfaCodeMissingError';
}
