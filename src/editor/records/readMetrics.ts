import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { metricsCostText, pollMetricsOf } from '../../model/polling/pollMetrics';
import { showMessage } from '../sinks/messages';
import type { RecordNeeds } from './recordNeeds';

/** Reads what CloudWatch knows about a record's mapping, once, after a confirmation: each metric is charged for. */
export async function readMetrics(record: FollowedRecord, { sending }: Pick<RecordNeeds, 'sending'>): Promise<Outcome> {
  const connection = sending.connections.get(record.target.connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const names = pollMetricsOf(record);
  const read = 'Read Metrics';
  const text = `Read metrics of ${record.source.name} from CloudWatch? (${connection.spec.name})`;
  const detail = `${names.join(', ')}\n\n${metricsCostText(names)}`;
  if ((await showMessage('information', { text, detail, isModal: true, buttons: [read] })) !== read) return canceled;
  const result = await sending.records.readMetrics(record.id, connection, noDeadline());
  return result.ok ? done : failed(result.failure.message);
}
