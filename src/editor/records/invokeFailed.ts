import { eventOfContent } from '../../events/records/eventOfContent';
import { failed, type Outcome } from '../../model/base/outcome';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { recordIdOf } from '../../model/polling/lifecycleOfRecord';
import type { SendNeeds } from '../invocations/sendNeeds';
import { invokeLocally } from './invokeLocally';
import type { RecordNeeds } from './recordNeeds';

/** Invokes the function on this machine with a followed record, in the event that Lambda's poller would make of it. */
export async function invokeFailed(
  record: FollowedRecord,
  needs: RecordNeeds & Pick<SendNeeds, 'panels'>,
): Promise<Outcome<unknown>> {
  const request = needs.sending.records.requestOf(record.id);
  if (request === undefined) return failed('The content is kept until the window closes.');
  const event = eventOfContent(request.content, record.source, recordIdOf(record));
  const text = `${JSON.stringify(event, undefined, 2)}\n`;
  const { service, name } = record.source;
  return invokeLocally(record.target, { name: `failed-${name}`, text, eventType: service }, needs);
}
