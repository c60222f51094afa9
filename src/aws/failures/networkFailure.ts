import type { AwsFailure } from '../../model/connection/awsFailure';
import type { CallContext } from './callContext';
import type { Thrown } from './thrown';

/** Errors that prove that no request has left this machine. */
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

/** The text is the only sign in the handler's error that a connection was not established in time. */
const notConnected = /did not establish a connection/;

/** Messages of Node.js and its proxy agents about a TLS session or tunnel that was not established. */
const noChannel =
  /before secure TLS connection was established|wrong version number|ssl3?_|tlsv1|tunneling socket could not be established|Proxy (?:connection|CONNECT)/i;

/** Whether the error proves that nothing was sent, so that the function cannot have run. */
export function wasNeverSent({ code = '', syscall, message }: Thrown): boolean {
  if (neverSent.has(code) || notConnected.test(message)) return true;
  // Without a TLS session, no request was sent, and a socket that was still connecting has sent nothing.
  return syscall === 'connect' || isTls(code) || noChannel.test(message);
}

/** OpenSSL's and Node.js's codes for a failed handshake. */
function isTls(code: string): boolean {
  return code === 'EPROTO' || /^ERR_(?:SSL|TLS)_/.test(code) || /CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/.test(code);
}

/** Describes a network failure: connection refused, connection lost, no response. `undefined` for other errors. */
export function networkFailure(thrown: Thrown, context: CallContext): AwsFailure | undefined {
  const { code = '' } = thrown;
  const where = context.endpoint ?? 'AWS';
  const failure = (reason: 'network' | 'timeout', message: string): AwsFailure => ({
    reason,
    name: thrown.code ?? thrown.name,
    statusCode: undefined,
    message,
    remedy:
      context.endpointProfile === undefined ? undefined : { kind: 'openConfig', profile: context.endpointProfile },
  });
  const setting =
    context.endpointProfile === undefined
      ? `the endpoint of connection "${context.connectionName}"`
      : `endpoint_url of profile "${context.endpointProfile}"`;
  switch (code) {
    case 'ECONNREFUSED':
      return failure(
        'network',
        `Connection refused at ${where}. Check that it is running and that ${setting} is right.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return failure('network', `Cannot resolve the name of ${where}. Check the network, the region and ${setting}.`);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return failure('network', `Cannot reach ${where} from this machine. Check the network and the proxy.`);
    default:
  }
  if (/CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/.test(code)) {
    return failure(
      'network',
      `The certificate of ${where} was not accepted (${code}). Check the proxy, or point NODE_EXTRA_CA_CERTS at its certificate authority.`,
    );
  }
  if (isTls(code) || /TLS|SSL|wrong version number/i.test(thrown.message)) {
    return failure(
      'network',
      `No TLS connection to ${where}. Nothing was sent. Check the proxy, and whether ${setting} should begin with http://.`,
    );
  }
  if (noChannel.test(thrown.message)) {
    return failure(
      'network',
      `The proxy did not connect to ${where}. Nothing was sent. Check the proxy settings of VS Code.`,
    );
  }
  if (notConnected.test(thrown.message) || (code === 'ETIMEDOUT' && thrown.syscall === 'connect')) {
    return failure('timeout', `No connection to ${where} in time. Check the network, the VPN and the proxy.`);
  }
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
    return failure(
      'network',
      `The connection to ${where} was lost before ${context.action} received a response. Check the network.`,
    );
  }
  if (thrown.name === 'BrokenStream') {
    return failure(
      'network',
      `The stream from ${where} ended before Lambda reported the end of the function. The function may still be running. Its trace may show the outcome.`,
    );
  }
  if (thrown.name === 'TimeoutError') {
    return failure('timeout', `${where} did not respond to ${context.action} in time. Check the network.`);
  }
  if (thrown.name === 'AbortError') return failure('network', `${context.action} was stopped.`);
  return undefined;
}
