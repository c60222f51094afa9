import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { plural } from '../../model/base/plural';
import type { Connection } from '../../model/connection/connection';
import { protectionOf } from '../functions/changes/proposedChange';
import { showMessage } from '../sinks/messages';

/** A dead-letter queue, and the mapping whose source it belongs to. */
export interface DeadLetterQueue {
  readonly connection: Connection;
  readonly arn: string;
  readonly sourceName: string;
  readonly sourceArn: string;
  readonly mappingUuid: string;
}

/**
 * Moves all messages of a dead-letter queue back to the queue they came from (StartMessageMoveTask), once, after a confirmation.
 * AWS gives them new message ids.
 */
export async function redrive({
  connection,
  arn,
  sourceName,
  sourceArn,
  mappingUuid,
}: DeadLetterQueue): Promise<Outcome> {
  const protection = protectionOf(connection);
  if (protection !== undefined) return failed(protection);
  const read = await connection.polled.read({ arn: sourceArn, deadLetterArn: arn, mappingUuid }, noDeadline());
  const count = read.ok ? read.value.deadLetters : undefined;
  const name = arn.split(':').at(-1) ?? arn;
  if (count === 0) return failed(`${name} has no messages.`);
  const move = 'Redrive';
  const what = count === undefined ? 'all messages' : plural(count, 'message');
  const detail = [
    `${arn} → ${sourceName}`,
    'The messages get new IDs and start with a receive count of 0. The function processes them again.',
  ].join('\n\n');
  const text = `Move ${what} from ${name} back to ${sourceName}? (${connection.spec.name})`;
  if ((await showMessage('warning', { text, detail, isModal: true, buttons: [move] })) !== move) return canceled;
  const moved = await connection.polled.redrive(arn, noDeadline());
  return moved.ok ? done : failed(moved.failure.message);
}
