import type { RecordRequest } from '../../invocations/records/recordRequest';
import { confirmOnProtected } from '../invocations/confirmOnProtected';

const actions = {
  message: 'sends one message',
  record: 'puts one record',
  put: 'puts one item, replacing one with the same key',
  delete: 'deletes one item',
} as const;

/** Asks for confirmation before a record is sent on a protected connection, with the account, region and source. */
export function confirmSend({ connection, source, target, content }: RecordRequest): Promise<boolean> {
  const lines = [
    `Source: ${source.arn}`,
    `Function: ${target.functionName}, invoked by its event source mapping`,
    `Dwell ${actions[content.kind]}.`,
  ];
  return confirmOnProtected(connection, { verb: 'Send', what: `to ${source.name}`, lines });
}
