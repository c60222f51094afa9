import type { FollowedRecord } from './followedRecord';
import type { RecordStep } from './recordLifecycle';
import type { LogSighting, SourceReading } from './sourceReading';

/**
 * The steps of a record on AWS, which tells nothing about a single message or record: counts of the queue, the mapping's
 * state, and runs of the function whose log contains the record's id.
 */
export function readingSteps(
  readings: readonly SourceReading[],
  { target, source }: Pick<FollowedRecord, 'target' | 'source'>,
  storedMs: number,
): readonly RecordStep[] {
  const last = readings.at(-1);
  const sightings = last?.sightings ?? [];
  const gone = goneStep(readings);
  const firstMs = sightings[0]?.startMs;
  const goneMs = gone?.kind === 'gone' ? gone.atMs : undefined;
  const waiting: RecordStep = {
    kind: 'waiting',
    startMs: storedMs,
    endMs: firstMs === undefined ? goneMs : Math.max(storedMs, firstMs),
    isDelayed: false,
    untilMs: undefined,
    knownFrom: firstMs === undefined ? 'counts' : 'logs',
  };
  const runs = sightings.map((sighting, index) => attempt(sighting, index + 1, target.functionName));
  const isQueue = source.service === 'sqs';
  return [waiting, ...runs, ...(last === undefined ? [] : now(last, gone)), ...doneStep(sightings, isQueue)];
}

function now(last: SourceReading, gone: RecordStep | undefined): readonly RecordStep[] {
  const { atMs, queue, deadLetters, mapping } = last;
  const counts: readonly RecordStep[] =
    queue === undefined || gone !== undefined
      ? []
      : [{ kind: 'counts', atMs, ...queue, deadLetters, knownFrom: 'counts' }];
  const state: readonly RecordStep[] =
    mapping === undefined ? [] : [{ kind: 'mapping', atMs, ...mapping, knownFrom: 'mapping' }];
  return [...counts, ...state, ...(gone === undefined ? [] : [gone])];
}

/** The first reading since which the queue is empty. */
function goneStep(readings: readonly SourceReading[]): RecordStep | undefined {
  const isEmpty = ({ queue }: SourceReading) =>
    queue !== undefined && queue.waiting + queue.inFlight + queue.delayed === 0;
  const last = readings.at(-1);
  if (last === undefined || !isEmpty(last)) return undefined;
  const lastFull = readings.findLastIndex((one) => !isEmpty(one));
  const atMs = readings[lastFull + 1]?.atMs ?? last.atMs;
  const before = readings[0]?.deadLetters;
  const deadLetters =
    before === undefined || last.deadLetters === undefined ? undefined : Math.max(0, last.deadLetters - before);
  return { kind: 'gone', atMs, deadLetters, knownFrom: 'counts' };
}

function attempt(sighting: LogSighting, number: number, functionName: string): RecordStep {
  const { startMs, endMs, outcome, requestId } = sighting;
  return {
    kind: 'attempt',
    number,
    startMs,
    endMs,
    outcome: outcome === 'timedOut' ? 'functionError' : outcome,
    errorType: outcome === 'timedOut' ? 'Sandbox.Timedout' : undefined,
    requestId,
    traceId: undefined,
    functionName,
    size: 0,
    knownFrom: 'logs',
  };
}

/** A run that succeeds takes its records, unless its response reports them. */
function doneStep(sightings: readonly LogSighting[], isDeleted: boolean): readonly RecordStep[] {
  const last = sightings.at(-1);
  if (last?.outcome !== 'succeeded') return [];
  return [{ kind: 'done', atMs: last.endMs ?? last.startMs, isDeleted, knownFrom: 'logs' }];
}
