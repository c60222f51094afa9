import type { AwsFailure } from './awsFailure';

/** A failure in two or three words, for a row of a tree; its sentence is the tooltip: `Connection refused`, `No credentials`. */
export function failureLabel(failure: AwsFailure): string {
  const { reason, name, message, remedy } = failure;
  switch (reason) {
    case 'credentials':
      if (remedy?.kind === 'signIn') return 'Signed out';
      return credentialLabels.find(([pattern]) => pattern.test(`${name} ${message}`))?.[1] ?? 'No credentials';
    case 'network':
      return networkLabel(failure);
    case 'local':
      return localLabels[name] ?? 'Local service failed';
    default:
      return labels[reason];
  }
}

const credentialLabels: readonly (readonly [RegExp, string])[] = [
  [/clock is wrong/, 'Clock is wrong'],
  [/has no region/, 'No Region'],
  [/^MfaCodeMissingError/, 'No MFA code'],
  [/did not accept the credentials/, 'Credentials rejected'],
];

/** Node's codes, and what `networkFailure` names without one. */
const networkLabels: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'Connection refused'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'Host not found'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, 'Network unreachable'],
  [/CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/, 'Certificate rejected'],
  [/SSL|TLS|EPROTO/, 'No TLS connection'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT)$/, 'Connection lost'],
];

function networkLabel({ name, statusCode }: AwsFailure): string {
  if (statusCode === 407) return 'Proxy login required';
  if (statusCode !== undefined) return 'Redirected';
  return networkLabels.find(([pattern]) => pattern.test(name))?.[1] ?? 'Network error';
}

const localLabels: Readonly<Record<string, string>> = {
  NoLocalFunctions: 'No functions found',
  UntrustedWorkspace: 'Workspace not trusted',
};

const labels: Readonly<Record<Exclude<AwsFailure['reason'], 'credentials' | 'network' | 'local'>, string>> = {
  accessDenied: 'Access denied',
  notFound: 'Not found',
  throttled: 'Throttled',
  invalid: 'Request rejected',
  conflict: 'Change in progress',
  configuration: 'Configuration error',
  service: 'Service error',
  timeout: 'Timed out',
  other: 'Failed',
};
