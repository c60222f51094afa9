/**
 * How many batches of a queue run at once: five at first, 300 more a minute up to 1,250, fewer after errors
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html). Of a FIFO queue the groups in flight limit it.
 */
export interface QueueConcurrency {
  readonly allowed: number;
  /** When it was last raised, epoch milliseconds. */
  readonly raisedMs: number;
}

const first = 5;
const raisePerMinute = 300;
const maxConcurrency = 1_250;

export function initialConcurrency(nowMs: number, maximum: number | undefined): QueueConcurrency {
  return { allowed: Math.min(first, maximum ?? maxConcurrency), raisedMs: nowMs };
}

/** After a batch that went well. `minutes`: of AWS's time, since it was raised. */
export function raised(now: QueueConcurrency, nowMs: number, minutes: number, maximum?: number): QueueConcurrency {
  const more = Math.floor(minutes * raisePerMinute);
  if (more < 1) return now;
  return { allowed: Math.min(now.allowed + more, maximum ?? maxConcurrency), raisedMs: nowMs };
}

/** After a function error or a throttle: half, but never none. */
export function lowered(now: QueueConcurrency, nowMs: number): QueueConcurrency {
  return { allowed: Math.max(1, Math.floor(now.allowed / 2)), raisedMs: nowMs };
}
