import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CallContext } from '../failures/callContext';
import type { Thrown } from '../failures/thrown';

/** A failure before anything was sent: no credentials, an expired login, no region. `undefined` for other errors. */
export function credentialsFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const found = explain(thrown, context);
  return found && { reason: 'credentials', name: thrown.name, statusCode: undefined, ...found };
}

function explain(thrown: Thrown, context: CallContext): Pick<AwsFailure, 'message' | 'remedy'> | undefined {
  const { connectionName, profile } = context;
  if (thrown.message === 'Region is missing') {
    return {
      message: `Connection "${connectionName}" has no region: set "region" in dwell.connections or in the profile.`,
    };
  }
  if (thrown.name === 'NoCredentialsError') {
    return {
      message: `No AWS credentials were found for connection "${connectionName}": set "profile" in dwell.connections, or start VS Code with AWS_PROFILE or AWS_ACCESS_KEY_ID in its environment.`,
    };
  }
  if (thrown.name === 'MfaCodeMissingError') {
    return {
      message: `No MFA code was given for connection "${connectionName}", so nothing was sent: retry to be asked again.`,
    };
  }
  if (!/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(thrown.name)) return undefined;
  const named = profile === undefined ? 'the default profile' : `profile "${profile}"`;
  const option = profile === undefined ? '' : ` --profile ${profile}`;
  if (/sso/i.test(thrown.message)) {
    return {
      message: `The SSO session of ${named} has expired or was never begun: sign in, or run "aws sso login${option}".`,
      remedy: { kind: 'signIn' },
    };
  }
  if (/\blogin\b|log in/i.test(thrown.message)) {
    return {
      message: `The console login of ${named} has expired or was never begun: sign in, or run "aws login${option}".`,
      remedy: { kind: 'signIn' },
    };
  }
  if (profile !== undefined && /could not resolve credentials using profile/i.test(thrown.message)) {
    return {
      message: `Profile "${profile}" gives no credentials: check that it exists in your AWS configuration files and is complete.`,
      remedy: { kind: 'openConfig', profile },
    };
  }
  return {
    message: `The credentials of ${named} could not be read: ${thrown.message.replace(/\.?$/, '.')} Check the profile in your AWS configuration files.`,
    remedy: { kind: 'openConfig', profile: profile ?? 'default' },
  };
}
