import type { Operation } from '../../http/awsRequest';

/** How long a caller may wait for the next run. */
const maxWaitSeconds = 20;

/**
 * No operation of AWS: `GET /dwell/runs?after=N&wait=S`: the runs that HTTP clients started after the one with sequence N, oldest first.
 * Without such runs the answer waits up to S seconds for one.
 */
export const getRuns: Operation = async ({ query, signal }, { runs }) => {
  const after = Number(query.get('after') ?? 0) || 0;
  const waitMs = Math.min(Math.max(0, Number(query.get('wait') ?? 0) || 0), maxWaitSeconds) * 1000;
  const untilMs = Date.now() + waitMs;
  let found = runs.ofHttp(after);
  while (found.length === 0 && Date.now() < untilMs && !signal.aborted) {
    await runs.wait(untilMs - Date.now(), signal);
    found = runs.ofHttp(after);
  }
  return { status: 200, body: { runs: found, next: found.at(-1)?.sequence ?? after } };
};

/** No operation of AWS: `GET /dwell/runs/{requestId}`: a run that a poller or an HTTP client started, `{}` when it is not known. */
export const getRun: Operation = async ({ params }, { runs }) => {
  return { status: 200, body: { run: runs.find(params.requestId ?? '') } };
};
