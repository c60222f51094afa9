import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CallContext } from './callContext';
import type { Thrown } from './thrown';

const clockSkew = /signature expired|signature not yet current|request has expired|RequestTimeTooSkewed/i;
const badKeys = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
]);

/** A failure that the service answered with; `undefined` when no error status came back. */
export function serviceFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const { statusCode } = thrown;
  if (statusCode === undefined) return undefined;
  if (isForeign(thrown)) return foreign(thrown, statusCode, context);
  if (statusCode < 400) return undefined;
  const [reason, message] = sentence(thrown, statusCode, context);
  return { reason, name: thrown.name, statusCode, message };
}

function sentence(thrown: Thrown, statusCode: number, context: CallContext): [AwsFailure['reason'], string] {
  const said = plain(thrown.message);
  if (clockSkew.test(`${thrown.name} ${thrown.message}`)) {
    return [
      'credentials',
      `AWS refused the signature because the clock of this machine is wrong (${trimDot(said)}): set the clock.`,
    ];
  }
  if (badKeys.has(thrown.name))
    return [
      'credentials',
      `AWS did not accept the credentials of ${who(context)} (${trimDot(said)}): ${renew(context)}.`,
    ];
  if (isThrottle(thrown, statusCode)) return ['throttled', throttled(thrown, context)];
  if (statusCode === 401 || statusCode === 403) return ['accessDenied', denied(thrown, context)];
  if (statusCode === 404) return ['notFound', notFound(thrown, context)];
  if (statusCode === 409)
    return ['conflict', `AWS could not do ${context.action} now: ${said} Try again when the change is done.`];
  if (statusCode === 413) return ['invalid', `The payload is too large for AWS: ${said} Send a smaller one.`];
  if (statusCode < 500) return ['invalid', `AWS rejected ${context.action}: ${said}`];
  return [
    'service',
    `${context.endpoint ?? 'AWS'} answered ${context.action} with an error of its own, ${thrown.name} (${statusCode}): ${said} Try again.`,
  ];
}

/** The whole body arrived and the SDK could not read it: whoever answered, it was not AWS. */
function isForeign(thrown: Thrown): boolean {
  return thrown.code === undefined && thrown.message.includes('Deserialization error');
}

function foreign(thrown: Thrown, statusCode: number, { action, connectionName, endpoint }: CallContext): AwsFailure {
  const message = `${endpoint ?? 'AWS'} answered ${action} with status ${statusCode} and a body that AWS would not send: check the proxy and the endpoint of connection "${connectionName}".`;
  return { reason: statusCode < 500 ? 'other' : 'service', name: thrown.name, statusCode, message };
}

function isThrottle(thrown: Thrown, statusCode: number): boolean {
  return statusCode === 429 || /^(Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded)/.test(thrown.name);
}

const throttleAdvice: Readonly<Record<string, string>> = {
  ConcurrentInvocationLimitExceeded: 'the account runs as many functions at once as it may',
  ReservedFunctionConcurrentInvocationLimitExceeded:
    'the function runs as often at once as its reserved concurrency allows',
  FunctionInvocationRateLimitExceeded: 'the function is invoked more often per second than it may',
  ReservedFunctionInvocationRateLimitExceeded:
    'the function is invoked more often per second than its reserved concurrency allows',
  CallerRateLimitExceeded: 'too many requests per second come from this account',
};

function throttled(thrown: Thrown, context: CallContext): string {
  const why = throttleAdvice[thrown.throttleReason ?? ''] ?? (thrown.throttleReason || plain(thrown.message));
  const when = thrown.retryAfterSeconds === undefined ? 'in a moment' : `in ${thrown.retryAfterSeconds} s`;
  return `AWS throttled ${context.action}${about(context)} because ${lowerFirst(trimDot(why))}: try again ${when}.`;
}

/** AWS's text: `User: arn:… is not authorized to perform: lambda:X on resource: arn:… because …`. */
function denied(thrown: Thrown, context: CallContext): string {
  const action = /perform: ([\w-]+:\w+)/.exec(thrown.message)?.[1] ?? context.action;
  const resource = /on resource: (\S+)/.exec(thrown.message)?.[1];
  const on = resource === undefined ? about(context) : ` on ${trimDot(resource)}`;
  const because = /explicit deny/.test(thrown.message) ? 'a policy denies it explicitly' : 'no policy allows it';
  return `${who(context, true)} may not call ${action}${on}, because ${because}: ask for this permission or use another profile.`;
}

function notFound(thrown: Thrown, context: CallContext): string {
  const what = context.subject === undefined ? `What ${context.action} asked for` : upperFirst(context.subject);
  return `${what} does not exist in connection "${context.connectionName}" (${trimDot(plain(thrown.message))}): refresh the list, or check the region.`;
}

function about(context: CallContext): string {
  return context.subject === undefined ? '' : ` for ${context.subject}`;
}

function who(context: CallContext, isSubject = false): string {
  if (context.profile !== undefined) return `${isSubject ? 'Profile' : 'profile'} "${context.profile}"`;
  return `${isSubject ? 'Connection' : 'connection'} "${context.connectionName}"`;
}

function renew(context: CallContext): string {
  return context.profile === undefined
    ? 'renew them and try again'
    : `sign in again (for SSO: aws sso login --profile ${context.profile}) and try again`;
}

/** One line, ending with a full stop. */
function plain(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return /[.!?…]$/.test(short) || short === '' ? short : `${short}.`;
}

function trimDot(text: string): string {
  return text.replace(/\.$/, '');
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
