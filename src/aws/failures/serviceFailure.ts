import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CallContext } from './callContext';
import { deniedSentence } from './deniedSentence';
import { findInvokeException, type InvokeException } from './invokeExceptions';
import { asSentence, trimDot, upperFirst } from './sentence';
import { throttledSentence } from './throttledSentence';
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

/** Describes an error response; `undefined` when there is no error status. */
export function serviceFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const { statusCode } = thrown;
  if (statusCode === undefined) return undefined;
  const failure = (reason: AwsFailure['reason'], message: string): AwsFailure => ({
    reason,
    name: thrown.name,
    statusCode,
    message,
  });
  if (statusCode >= 300 && statusCode < 400) return failure('network', redirected(thrown, statusCode, context));
  if (statusCode === 407) return failure('network', needsProxyLogin(context));
  if (!thrown.isFromAws) {
    // A response without an error status that the SDK could not parse is a broken one, unless all of it arrived.
    if (statusCode < 400 && !isUnreadable(thrown)) return undefined;
    return failure(statusCode < 500 ? 'other' : 'service', foreign(statusCode, context));
  }
  if (statusCode < 400) return undefined;
  return failure(...sentence(thrown, statusCode, context));
}

function sentence(thrown: Thrown, statusCode: number, context: CallContext): [AwsFailure['reason'], string] {
  const said = asSentence(thrown.message);
  if (clockSkew.test(`${thrown.name} ${thrown.message}`)) {
    return [
      'credentials',
      `AWS refused the signature because this machine's clock is wrong (${trimDot(said)}). Set the clock.`,
    ];
  }
  if (badKeys.has(thrown.name)) {
    return [
      'credentials',
      `AWS did not accept the credentials of ${who(context)} (${trimDot(said)}). ${renew(context)}`,
    ];
  }
  const known = context.action.startsWith('lambda:Invoke') ? findInvokeException(thrown.name) : undefined;
  if (known !== undefined) return [known.reason, notInvoked(known, said, context)];
  if (isThrottle(thrown, statusCode)) return ['throttled', throttledSentence(thrown, context)];
  if (statusCode === 401 || statusCode === 403) return ['accessDenied', deniedSentence(thrown.message, context)];
  if (statusCode === 404) return ['notFound', notFound(thrown, context)];
  if (statusCode === 409)
    return ['conflict', `AWS cannot run ${context.action} now: ${said} Try again when the change is complete.`];
  if (statusCode === 413) return ['invalid', `The payload is too large for AWS: ${said} Send a smaller one.`];
  if (statusCode < 500) return ['invalid', `AWS rejected ${context.action}: ${said}`];
  return [
    'service',
    `${context.endpoint ?? 'AWS'} responded to ${context.action} with an internal error, ${thrown.name} (${statusCode}): ${said} Try again.`,
  ];
}

function notInvoked({ why, next }: InvokeException, said: string, context: CallContext): string {
  const detail = said === '' ? '' : ` (AWS: ${trimDot(said)})`;
  return `${upperFirst(context.subject ?? 'the function')} was not invoked: ${why}${detail}. ${next}`;
}

/** The whole body arrived, but the SDK could not parse it: the response is not from AWS. */
function isUnreadable(thrown: Thrown): boolean {
  return thrown.code === undefined && thrown.message.includes('Deserialization error');
}

function foreign(statusCode: number, { action, connectionName, endpoint }: CallContext): string {
  return `${endpoint ?? 'AWS'} responded to ${action} with status ${statusCode}, but not in AWS's format: the response may be from a proxy or another service. Check the proxy and the endpoint of connection "${connectionName}".`;
}

function redirected(
  { location }: Thrown,
  statusCode: number,
  { action, connectionName, endpoint }: CallContext,
): string {
  const to = location === undefined ? '' : ` to ${location}`;
  return `${endpoint ?? 'AWS'} redirected ${action}${to} (status ${statusCode}). Redirects are not followed. Check the network login and the endpoint of connection "${connectionName}".`;
}

function needsProxyLogin({ action }: CallContext): string {
  return `The proxy requires a login (status 407), so ${action} was not sent. Set the proxy's user and password in http.proxy or HTTPS_PROXY.`;
}

function isThrottle(thrown: Thrown, statusCode: number): boolean {
  return statusCode === 429 || /^(Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded)/.test(thrown.name);
}

function notFound(thrown: Thrown, context: CallContext): string {
  const what = missing(thrown.message, context);
  return `${upperFirst(what)} does not exist in connection "${context.connectionName}" (${trimDot(asSentence(thrown.message))}). ${whereToLook(what, context)}`;
}

/** Lambda's message contains the requested ARN: a qualifier at its end is what is missing. */
function missing(message: string, { subject, qualifier, action }: CallContext): string {
  const inArn = /:function:[^:\s]+:([\w$.-]+)/.exec(message)?.[1]?.replace(/[.,]$/, '');
  const asked = qualifier ?? inArn;
  if (subject?.startsWith('function ') === true && asked !== undefined && inArn === asked) {
    return `${/^(\d+|\$LATEST)$/.test(asked) ? 'version' : 'alias'} "${asked}" of ${subject}`;
  }
  return subject ?? `the resource of ${action}`;
}

function whereToLook(what: string, { subject }: CallContext): string {
  return what === subject ? 'Refresh the list, or check the region.' : 'Select another version or alias.';
}

function who({ profile, connectionName }: CallContext): string {
  return profile === undefined ? `connection "${connectionName}"` : `profile "${profile}"`;
}

function renew({ profile }: CallContext): string {
  return profile === undefined
    ? 'Renew them and try again.'
    : `Sign in again, or renew the keys of profile "${profile}", and try again.`;
}
