import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CallContext } from './callContext';
import type { Thrown } from './thrown';

/** Errors after which it is certain that no request has left this machine. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_INVALID_URL',
]);

/** The handler's only mark of a connection that was not even established in time is its text. */
const notConnected = /did not establish a connection/;

/** Whether the error proves that nothing was sent, so that the function cannot have run. */
export function wasNeverSent(thrown: Thrown): boolean {
  return neverSent.has(thrown.code ?? '') || notConnected.test(thrown.message);
}

/** A failure on the way: nobody there, a broken connection, silence. `undefined` for other errors. */
export function networkFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const where = context.endpoint ?? 'AWS';
  const failure = (reason: 'network' | 'timeout', message: string): AwsFailure => ({
    reason,
    name: thrown.code ?? thrown.name,
    statusCode: undefined,
    message,
  });
  switch (thrown.code) {
    case 'ECONNREFUSED':
      return failure(
        'network',
        `Nothing listens at ${where}: check that it is running and that the endpoint of connection "${context.connectionName}" is right.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failure(
        'network',
        `The name of ${where} could not be resolved: check the network, the region and the endpoint of connection "${context.connectionName}".`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return failure('network', `${where} cannot be reached from this machine: check the network and the proxy.`);
    case 'ECONNRESET':
    case 'EPIPE':
      return failure(
        'network',
        `The connection to ${where} broke before the answer to ${context.action} arrived: check the network and try again.`,
      );
    default:
  }
  if (/CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/.test(thrown.code ?? '')) {
    return failure(
      'network',
      `The certificate of ${where} was not accepted (${thrown.code}): check the proxy, or point NODE_EXTRA_CA_CERTS at its certificate authority.`,
    );
  }
  if (notConnected.test(thrown.message)) {
    return failure(
      'timeout',
      `No connection to ${where} came about in time: check the network, the VPN and the proxy.`,
    );
  }
  if (thrown.name === 'BrokenStream') {
    return failure(
      'network',
      `The stream from ${where} ended before Lambda said how the function ended: the function may run on, and its trace may tell.`,
    );
  }
  if (thrown.name === 'TimeoutError') {
    return failure('timeout', `${where} did not answer ${context.action} in time: check the network and try again.`);
  }
  if (thrown.name === 'AbortError') return failure('network', `${context.action} was stopped.`);
  return undefined;
}
