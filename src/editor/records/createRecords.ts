import { RecordTracker } from '../../invocations/records/recordTracker';
import { systemClock } from '../../invocations/systemClock';

/** Builds what sends records and follows them. Sends and reads nothing itself. */
export function createRecords(): RecordTracker {
  return new RecordTracker(systemClock);
}
