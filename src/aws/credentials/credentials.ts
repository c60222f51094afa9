import { fromEnv } from '@aws-sdk/credential-provider-env';
import { fromHttp } from '@aws-sdk/credential-provider-http';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { fromTokenFile } from '@aws-sdk/credential-provider-web-identity';
import { fromInstanceMetadata } from '@smithy/credential-provider-imds';

/** Credentials as the SDK's clients take them; they refresh them when `expiration` comes near. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<Credentials>;

/** Nothing on this machine offers credentials. */
export class NoCredentialsError extends Error {
  override readonly name = 'NoCredentialsError';
}

/**
 * A named profile is used or fails; it never falls through to somebody else's credentials. Without one the SDK's own
 * order holds (environment, shared files, web identity, container), except that the instance metadata service is asked
 * only where `AWS_EC2_METADATA_DISABLED=false` says so: on a laptop it costs a second and finds nothing
 * (https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html).
 */
export function credentialProvider(
  profile: string | undefined,
  region: string | undefined,
  env: NodeJS.ProcessEnv,
  askMfaCode: (serial: string) => Promise<string>,
): CredentialProvider {
  const clientConfig = region === undefined ? {} : { region };
  // Files may have changed since they were read last: whoever asks again wants what stands there now.
  const shared = { clientConfig, mfaCodeProvider: askMfaCode, ignoreCache: true };
  if (profile !== undefined) return fromIni({ profile, ...shared });
  const providers: CredentialProvider[] = [];
  if (env.AWS_PROFILE === undefined) providers.push(fromEnv());
  providers.push(fromIni(shared));
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE !== undefined) providers.push(fromTokenFile());
  if (
    env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined ||
    env.AWS_CONTAINER_CREDENTIALS_FULL_URI !== undefined
  ) {
    providers.push(fromHttp({}));
  }
  if (env.AWS_EC2_METADATA_DISABLED === 'false') providers.push(fromInstanceMetadata());
  return firstOf(providers);
}

/** The SDK's errors say by `tryNextLink` whether a source is absent (go on) or broken (an expired login: stop). */
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
