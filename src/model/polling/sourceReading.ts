/** What could be read about a record's source, mapping and function at one time, without taking records away. */
export interface SourceReading {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The queue's approximate counts (GetQueueAttributes). */
  readonly queue: QueueCounts | undefined;
  /** Approximate number of messages in the dead-letter queue. */
  readonly deadLetters: number | undefined;
  /** State and last result of the mapping (GetEventSourceMapping). */
  readonly mapping: { readonly state: string; readonly lastResult: string | undefined } | undefined;
  /** Runs of the function whose log contains the record's id, oldest first. */
  readonly sightings: readonly LogSighting[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Approximate numbers of messages. */
export interface QueueCounts {
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** A run whose log contains the record's id. */
export interface LogSighting {
  readonly requestId: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly outcome: 'running' | 'succeeded' | 'functionError' | 'timedOut' | 'unknown';
}
