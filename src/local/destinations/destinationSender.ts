/** What a destination is sent. */
export interface Delivery {
  /** AWS's record of how it ended. */
  readonly record: Readonly<Record<string, unknown>>;
  /** What the function was called with, JSON text: S3 gets it, too. */
  readonly payload: string;
  /** Of the object in S3. */
  readonly key: string;
  readonly traceId: string;
}

/** Sends records of failed, or well ended, invocations where a configuration says. */
export interface DestinationSender {
  /** `undefined` when it has arrived; otherwise why not, in a sentence. */
  send(arn: string, delivery: Delivery): Promise<string | undefined>;
}
