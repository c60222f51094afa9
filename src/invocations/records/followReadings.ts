import type { Clock } from '../../model/base/clock';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import type { SourceReading } from '../../model/polling/sourceReading';
import { logSightings } from './logSightings';
import type { RecordRequest } from './recordRequest';

interface ReadingNeeds {
  /** The record as it is now; `undefined` once it is forgotten. */
  readonly record: () => FollowedRecord | undefined;
  readonly request: RecordRequest;
  readonly recordId: string | undefined;
  readonly clock: Clock;
}

const firstPauseMs = 2_000;
const maxPauseMs = 15_000;
/** How long a record is followed without news. */
const patienceMs = 10 * 60_000;
/** How long logs are awaited after a queue is empty. */
const lastLookMs = 60_000;
/** Clocks differ. */
const skewMs = 5_000;

/**
 * Follows a record on AWS, where no decisions are reported: reads counts, the mapping, and the function's log, quickly at first
 * and more slowly while nothing changes.
 */
export async function followReadings(
  { record, request, recordId, clock }: ReadingNeeds,
  update: (change: Partial<FollowedRecord>) => void,
  signal: AbortSignal,
): Promise<void> {
  const fromMs = clock.now() - skewMs;
  let pauseMs = firstPauseMs;
  let newsMs = clock.now();
  let emptyMs: number | undefined;
  while (!signal.aborted) {
    const before = readingsOf(record());
    const reading = await readOnce(request, { recordId, fromMs }, before.at(-1), signal);
    if (signal.aborted || record() === undefined) return;
    const isNews = !isSame(before.at(-1), reading);
    const nowMs = clock.now();
    if (isNews) {
      newsMs = nowMs;
      pauseMs = firstPauseMs;
      update({ evidence: { kind: 'readings', readings: [...before, reading] } });
    }
    emptyMs = isEmpty(reading) ? (emptyMs ?? nowMs) : undefined;
    if (reading.sightings.at(-1)?.outcome === 'succeeded') {
      update({ following: { kind: 'ended', reason: 'complete' } });
      return;
    }
    if (nowMs - newsMs > patienceMs || (emptyMs !== undefined && nowMs - emptyMs > lastLookMs)) {
      update({ following: { kind: 'ended', reason: 'gaveUp' } });
      return;
    }
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
    pauseMs = Math.min(maxPauseMs, pauseMs * 1.5);
  }
}

function readingsOf(record: FollowedRecord | undefined): readonly SourceReading[] {
  return record?.evidence.kind === 'readings' ? record.evidence.readings : [];
}

async function readOnce(
  { connection, source, facts, mappingUuid, logGroup }: RecordRequest,
  { recordId, fromMs }: { readonly recordId: string | undefined; readonly fromMs: number },
  last: SourceReading | undefined,
  signal: AbortSignal,
): Promise<SourceReading> {
  const deadLetterArn = facts?.kind === 'queue' ? facts.redrive?.deadLetterArn : undefined;
  const known = last?.sightings ?? [];
  const [read, seen] = await Promise.all([
    connection.polled.read({ arn: source.arn, deadLetterArn, mappingUuid }, signal),
    recordId === undefined ? undefined : logSightings(connection.logs, { logGroup, recordId, fromMs, known }, signal),
  ]);
  const sightings = seen?.ok === true ? seen.value : known;
  const problems = [read, seen].flatMap((one) => (one === undefined || one.ok ? [] : [one.failure.message]));
  const nothing = { atMs: Date.now(), queue: undefined, deadLetters: undefined, mapping: undefined, problems: [] };
  const base = read.ok ? read.value : nothing;
  return { ...base, sightings, problems: [...base.problems, ...problems] };
}

function isSame(one: SourceReading | undefined, other: SourceReading): boolean {
  return one !== undefined && JSON.stringify({ ...one, atMs: 0 }) === JSON.stringify({ ...other, atMs: 0 });
}

function isEmpty({ queue }: SourceReading): boolean {
  return queue !== undefined && queue.waiting + queue.inFlight + queue.delayed === 0;
}
