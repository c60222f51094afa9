import type { AwsFailure } from '../model/awsFailure';
import type { CallContext, Thrown } from './toAwsFailure';

/** A failure before anything was sent: no credentials, an expired login, no region. `undefined` for other errors. */
export function credentialsFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const message = sentence(thrown, context);
  return message === undefined
    ? undefined
    : { reason: 'credentials', name: thrown.name, statusCode: undefined, message };
}

function sentence(thrown: Thrown, context: CallContext): string | undefined {
  const { connectionName, profile } = context;
  if (thrown.message === 'Region is missing') {
    return `Connection "${connectionName}" has no region: set "region" in dwell.connections or in the profile.`;
  }
  if (thrown.name === 'NoCredentialsError') {
    return `No AWS credentials were found for connection "${connectionName}": set "profile" in dwell.connections, or start VS Code with AWS_PROFILE or AWS_ACCESS_KEY_ID in its environment.`;
  }
  if (!/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(thrown.name)) return undefined;
  const named = profile === undefined ? 'the default profile' : `profile "${profile}"`;
  if (/sso/i.test(thrown.message)) {
    return `The SSO session of ${named} has expired or was never begun: run "aws sso login${profile === undefined ? '' : ` --profile ${profile}`}" and try again.`;
  }
  if (/multi-factor|mfa/i.test(thrown.message)) {
    return `${upperFirst(named)} wants an MFA code, which Dwell cannot ask for yet: use a profile with a session that is already open.`;
  }
  if (profile !== undefined && /could not resolve credentials using profile/i.test(thrown.message)) {
    return `Profile "${profile}" gives no credentials: check that it exists in ~/.aws/config or ~/.aws/credentials and is complete.`;
  }
  return `The credentials of ${named} could not be read: ${thrown.message.replace(/\.?$/, '.')} Check the profile in ~/.aws/config.`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
