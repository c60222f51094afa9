import type { RecordRequest } from '../../invocations/records/recordRequest';
import { noDeadline } from '../../model/base/noDeadline';
import { identityName } from '../../model/connection/awsProfile';
import { showMessage } from '../sinks/messages';

const actions = {
  message: 'sends one message',
  record: 'puts one record',
  put: 'puts one item, replacing one with the same key',
  delete: 'deletes one item',
} as const;

/** Asks for confirmation before a record is sent on a protected connection, with the account, region and source. */
export async function confirmSend({ connection, source, target, content }: RecordRequest): Promise<boolean> {
  const { spec } = connection;
  if (spec.kind === 'local' || spec.isProtected !== true) return true;
  const identity = await connection.identity.getIdentity(noDeadline());
  const who = identity.ok ? identity.value : undefined;
  const lines = [
    `Account: ${who === undefined ? 'unknown' : `${who.accountId}, ${identityName(who)}`}`,
    `Region: ${spec.region ?? 'from the profile or the environment'}`,
    `Source: ${source.arn}`,
    `Function: ${target.functionName}, invoked by its event source mapping`,
    `Dwell ${actions[content.kind]}.`,
  ];
  const text = `${spec.name} is protected. Send to ${source.name}?`;
  const send = 'Send';
  return (await showMessage('warning', { text, detail: lines.join('\n'), isModal: true, buttons: [send] })) === send;
}
