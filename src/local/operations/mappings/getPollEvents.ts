import type { Operation } from '../../http/awsRequest';

/** The most events of one answer. */
const maxEvents = 1_000;

/** How long a caller may wait for the next event. */
const maxWaitSeconds = 20;

/**
 * `GET /dwell/poll-events?after=N&wait=S`: what pollers and sources decided after the event with sequence N, oldest first. Without
 * such events the answer waits up to S seconds for one. `isGap`: events before these were forgotten.
 */
export const getPollEvents: Operation = async ({ query, signal }, { pollEvents }) => {
  const after = Number(query.get('after') ?? 0) || 0;
  const waitMs = Math.min(Math.max(0, Number(query.get('wait') ?? 0) || 0), maxWaitSeconds) * 1000;
  const untilMs = Date.now() + waitMs;
  let events = pollEvents.after(after, maxEvents);
  while (events.length === 0 && Date.now() < untilMs && !signal.aborted) {
    await pollEvents.wait(untilMs - Date.now(), signal);
    events = pollEvents.after(after, maxEvents);
  }
  const oldest = pollEvents.oldest ?? 0;
  return {
    status: 200,
    body: {
      events,
      next: events.at(-1)?.sequence ?? after,
      isGap: after > 0 && oldest > after + 1 && pollEvents.hasForgotten,
    },
  };
};
