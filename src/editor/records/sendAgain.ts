import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { showMessage } from '../sinks/messages';
import { confirmSend } from './confirmSend';
import { describeContent } from './describeContent';
import type { RecordNeeds } from './recordNeeds';
import { sendOnce } from './sendOnce';

/** Sends the content of a record once more, as a new record, after a confirmation. */
export async function sendAgain(
  { id, source }: FollowedRecord,
  needs: Pick<RecordNeeds, 'sending' | 'show'>,
): Promise<Outcome> {
  const { records, connections } = needs.sending;
  const sent = records.requestOf(id);
  if (sent === undefined) return failed('The content is kept until the window closes.');
  // Local may have been started again since.
  const connection = connections.get(sent.connection.id);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const request = { ...sent, connection };
  const send = 'Send Again';
  const text = `Send the same content to ${source.name} again?`;
  const detail = describeContent(request.content);
  if ((await showMessage('warning', { text, detail, isModal: true, buttons: [send] })) !== send) return canceled;
  if (!(await confirmSend(request))) return canceled;
  sendOnce(request, needs);
  return done;
}
