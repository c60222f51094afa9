import type { RecordRequest } from '../../invocations/records/recordRequest';
import type { RecordNeeds } from './recordNeeds';

/** The single path from a click to a record: sends it once and opens its panel. */
export function sendOnce(request: RecordRequest, { sending, show }: Pick<RecordNeeds, 'sending' | 'show'>): void {
  const { records, log } = sending;
  const { record, answered } = records.send(request);
  const what = `Record to ${record.source.name} on ${record.connectionName}`;
  log.info(`${what}: sent, ${record.bytes} bytes`);
  show({ kind: 'record', recordId: record.id });
  void answered.then(({ answer }) => {
    const about = answer.kind === 'sent' ? (answer.recordId ?? 'written') : answer.kind;
    log.info(`${what}: ${about}`);
  });
}
