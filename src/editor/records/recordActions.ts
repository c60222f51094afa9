import { failed, type Outcome } from '../../model/base/outcome';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import type { SendNeeds } from '../invocations/sendNeeds';
import { invokeFailed } from './invokeFailed';
import { readMetrics } from './readMetrics';
import type { RecordNeeds } from './recordNeeds';
import { redrive } from './redrive';
import { sendAgain } from './sendAgain';

/** What the panel of a record can request. */
export type RecordAction = 'redrive' | 'invokeFailed' | 'sendAgain' | 'readMetrics';

export function recordActions(
  needs: RecordNeeds & Pick<SendNeeds, 'panels'>,
): (action: RecordAction, record: FollowedRecord) => Promise<Outcome<unknown>> {
  return async (action, record) => {
    switch (action) {
      case 'redrive':
        return redriveOf(record, needs);
      case 'invokeFailed':
        return invokeFailed(record, needs);
      case 'sendAgain':
        return sendAgain(record, needs);
      case 'readMetrics':
        return readMetrics(record, needs);
    }
  };
}

async function redriveOf(
  { facts, source, mappingUuid, target }: FollowedRecord,
  { sending }: RecordNeeds,
): Promise<Outcome> {
  const connection = sending.connections.get(target.connectionId);
  const arn = facts?.kind === 'queue' ? facts.redrive?.deadLetterArn : undefined;
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  if (arn === undefined) return failed(`${source.name} has no dead-letter queue.`);
  return redrive({ connection, arn, sourceName: source.name, sourceArn: source.arn, mappingUuid });
}
