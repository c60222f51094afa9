import type { TraceEvidence } from '../../src/model/lifecycle/lifecycle';

/** Evidence in lines, times in milliseconds from the first thing known. */
export function renderEvidence({ accepted, dwell, attempts, isSettled }: TraceEvidence): string {
  const originMs = Math.min(accepted?.startMs ?? Number.POSITIVE_INFINITY, ...attempts.map(({ startMs }) => startMs));
  const at = (ms: number | undefined): string =>
    ms === undefined ? '…' : `${Math.round((ms - originMs) * 1000) / 1000}`;
  const lines = [
    accepted === undefined ? undefined : `accepted ${at(accepted.startMs)}-${at(accepted.endMs)}`,
    dwell === undefined ? undefined : `dwell ${at(dwell.startMs)}-${at(dwell.endMs)}`,
    ...attempts.map((attempt, index) => {
      const init = attempt.initMs === undefined ? '' : ` init ${attempt.initMs} ms`;
      const cause = attempt.cause === undefined ? '' : ` ${attempt.cause.type}: ${attempt.cause.message}`;
      const times = `${at(attempt.startMs)}-${at(attempt.endMs)}`;
      return `attempt ${index + 1} ${times} ${attempt.outcome} ${attempt.start}${init}${cause}`;
    }),
    isSettled ? 'settled' : 'not settled',
  ];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}
