import { noDeadline } from '../../model/base/noDeadline';
import { identityName } from '../../model/connection/awsProfile';
import { showMessage } from '../sinks/messages';
import type { compareCode } from './compareCode';
import type { Twins } from './findTwins';

const button = 'Invoke Both';

/** Asks before a payload is sent to both functions: names account, region, functions, payload, and whether the code is the same. */
export async function confirmPair(
  { local, deployed, connection, lambda }: Twins,
  payloadName: string,
  code: Awaited<ReturnType<typeof compareCode>>,
): Promise<boolean> {
  const { spec, identity } = connection;
  const who = await identity.getIdentity(noDeadline());
  const [, , , region = '', owner = ''] = lambda.arn.split(':');
  const account = who.ok && who.value !== undefined ? `${who.value.accountId}, ${identityName(who.value)}` : owner;
  const detail = [
    `On this machine: ${local.functionName}`,
    `On ${spec.name}: ${lambda.name}${deployed.qualifier === undefined ? '' : `:${deployed.qualifier}`}`,
    `Account: ${account === '' ? 'unknown' : account}`,
    `Region: ${region === '' ? 'unknown' : region}`,
    `Payload: ${payloadName}`,
    ...(code === undefined ? [] : [codeWords[code]]),
    '',
    'Each function is invoked once, synchronously, with the same payload.',
  ].join('\n');
  const text = `Invoke ${local.functionName} on this machine and on ${spec.name}?`;
  return (await showMessage('warning', { text, detail, isModal: true, buttons: [button] })) === button;
}

const codeWords = {
  same: 'Code: the archive on this machine is deployed.',
  different: 'Code differs from what is deployed.',
} as const;
