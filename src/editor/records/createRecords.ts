import { RecordTracker } from '../../invocations/records/recordTracker';
import type { Clock } from '../../model/base/clock';

/** Builds what sends records and follows them. Sends and reads nothing itself. */
export function createRecords(clock: Clock): RecordTracker {
  return new RecordTracker(clock);
}
