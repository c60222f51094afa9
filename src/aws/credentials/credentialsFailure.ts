import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CredentialsProblem } from '../../model/connection/credentialsProblem';
import type { CallContext } from '../failures/callContext';
import type { Thrown } from '../failures/thrown';
import { CredentialsError } from './credentialsError';

type Explained = Pick<AwsFailure, 'message' | 'remedy'>;

/** Describes a failure before anything was sent: no credentials, an expired login, no region. `undefined` for other errors. */
export function credentialsFailure(error: unknown, thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const found = error instanceof CredentialsError ? explainProblem(error.problem) : explain(thrown, context);
  return found && { reason: 'credentials', name: thrown.name, statusCode: undefined, ...found };
}

function explain(thrown: Thrown, { connectionName }: CallContext): Explained | undefined {
  if (thrown.message === 'Region is missing') {
    return {
      message: `Connection "${connectionName}" has no region. Set "region" in dwell.connections or in the profile.`,
    };
  }
  if (thrown.name === 'NoCredentialsError') {
    return {
      message: `No AWS credentials found for connection "${connectionName}". Set "profile" in dwell.connections, or start VS Code with AWS_PROFILE or AWS_ACCESS_KEY_ID in its environment.`,
    };
  }
  if (thrown.name === 'MfaCodeMissingError') {
    return {
      message: `No MFA code was entered for connection "${connectionName}". Nothing was sent. Retry to be asked again.`,
    };
  }
  if (/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(thrown.name)) {
    return { message: `No credentials for connection "${connectionName}": ${sentence(thrown.message)}` };
  }
  return undefined;
}

function explainProblem(problem: CredentialsProblem): Explained {
  switch (problem.kind) {
    case 'missingProfile':
      return {
        message: problem.isFromEnvironment
          ? `AWS_PROFILE names profile "${problem.profile}", which is not in your AWS configuration files. Add the profile, or start VS Code with another AWS_PROFILE.`
          : `Profile "${problem.profile}" is not in your AWS configuration files. Add it, or choose another profile.`,
        remedy: openConfig(problem.profile),
      };
    case 'dangling': {
      const what = problem.key === 'sso_session' ? `[sso-session ${problem.value}]` : `profile "${problem.value}"`;
      return {
        message: `Profile "${problem.profile}" sets ${problem.key} = ${problem.value}, but there is no ${what} in your AWS configuration files.`,
        remedy: openConfig(problem.profile),
      };
    }
    case 'cycle':
      return {
        message: `Profile "${problem.profile}" has no credentials: its source_profile chain is circular (${problem.through.join(' → ')}).`,
        remedy: openConfig(problem.profile),
      };
    case 'incomplete':
      return {
        message: `Profile "${problem.profile}" is incomplete: [${problem.section}] has no ${problem.missing.join(', ')}.`,
        remedy: openConfig(problem.profile),
      };
    case 'tokenFile':
      return problem.profile === undefined
        ? { message: `Cannot read the web identity token file: ${problem.path} (AWS_WEB_IDENTITY_TOKEN_FILE).` }
        : {
            message: `Cannot read the web identity token file of profile "${problem.profile}": ${problem.path}.`,
            remedy: openConfig(problem.profile),
          };
    case 'signedOut': {
      const { method, what, args } = problem.signIn;
      const login = method === 'sso' ? 'SSO session' : 'console login';
      return {
        message: `The ${login} of ${what} has expired or does not exist. Sign in, or run "aws ${args.map(quoted).join(' ')}".`,
        remedy: { kind: 'signIn' },
      };
    }
    case 'process':
      return {
        message: `The credential_process of profile "${problem.profile}" failed: ${sentence(problem.said || 'it wrote no error')}`,
        remedy: openConfig(problem.profile),
      };
    case 'other':
      return {
        message: `No credentials for profile "${problem.profile}": ${sentence(problem.said)}`,
        remedy: openConfig(problem.profile),
      };
  }
}

function openConfig(profile: string): AwsFailure['remedy'] {
  return { kind: 'openConfig', profile };
}

/** Quotes words with spaces, as one would type them. */
function quoted(word: string): string {
  return /^[\w\-@+.%:/]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Formats a message as one line that ends like a sentence. */
function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}
