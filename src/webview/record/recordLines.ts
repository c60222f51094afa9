import type { FollowedRecord } from '../../model/polling/followedRecord';
import type { RecordLifecycle } from '../../model/polling/recordLifecycle';
import { recordLine } from './recordLine';
import type { RecordLine } from './recordLineParts';
import { nounOf } from './recordTitle';

/** Every step of a record as a line. */
export function recordLines(
  record: FollowedRecord,
  { steps, startMs, recordId }: RecordLifecycle,
  nowMs: number,
): readonly RecordLine[] {
  const context = { startMs, nowMs, noun: nounOf(record), recordId, sourceName: record.source.name };
  return steps.map((step, index) => recordLine(step, index, context));
}
