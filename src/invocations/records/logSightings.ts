import type { LogSource } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { AttemptOutcome } from '../../model/lifecycle/lifecycle';
import { logEvidence } from '../../model/log/logEvidence';
import { requestIdOfLine } from '../../model/log/requestIds';
import type { LogSighting } from '../../model/polling/sourceReading';

/** Runs that are looked at. */
const maxRuns = 10;

interface SightingQuery {
  readonly logGroup: string;
  /** The id that the function may log: of a message, or `shardId:sequenceNumber`. */
  readonly recordId: string;
  readonly fromMs: number;
  /** Finished runs are not read again. */
  readonly known: readonly LogSighting[];
}

/** Finds the runs of a function whose log contains a record's id, oldest first. */
export async function logSightings(
  logs: LogSource,
  { logGroup, recordId, fromMs, known }: SightingQuery,
  signal: AbortSignal,
): Promise<Result<readonly LogSighting[]>> {
  const lines = await logs.findByRequestId({ logGroup, requestId: recordId, fromMs }, signal);
  if (!lines.ok) return lines;
  const ids = lines.value.flatMap(({ message }) => requestIdOfLine(message) ?? []);
  const sightings: LogSighting[] = [];
  for (const requestId of [...new Set(ids)].slice(0, maxRuns)) {
    const before = known.find((one) => one.requestId === requestId);
    if (before?.endMs !== undefined) {
      sightings.push(before);
      continue;
    }
    const run = await logs.findByRequestId({ logGroup, requestId, fromMs }, signal);
    if (!run.ok) return run;
    const [attempt] = logEvidence(run.value, requestId);
    if (attempt === undefined) continue;
    const { startMs, endMs, outcome } = attempt;
    sightings.push({ requestId, startMs, endMs, outcome: outcomes[outcome] });
  }
  return { ok: true, value: sightings.sort((a, b) => a.startMs - b.startMs) };
}

const outcomes: Readonly<Record<AttemptOutcome, LogSighting['outcome']>> = {
  running: 'running',
  succeeded: 'succeeded',
  finished: 'unknown',
  functionError: 'functionError',
  timedOut: 'timedOut',
  throttled: 'unknown',
  unknown: 'unknown',
};
