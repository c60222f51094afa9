/** Who waits for the function: the caller (sync), Lambda's queue (async), or Lambda's poller (poll). */
export type InvocationModel = 'sync' | 'async' | 'poll';

/** A service that invokes functions, as a row of the table: what few services have is optional. */
export interface ServiceRow {
  /** Kebab case. */
  readonly id: string;
  /** As AWS writes it. */
  readonly name: string;
  /** Ids of the events that it sends, the most common first. */
  readonly eventTypes: readonly [string, ...string[]];
  /** When it uses a model other than its usual one. */
  readonly otherwise?: { readonly model: InvocationModel; readonly when: string };
  /** `Principal.Service` in a function's policy. Pollers and services that only call with a role have none. */
  readonly principals?: readonly string[];
  /** It may call with a role, which no policy of the function shows. */
  readonly callsWithRole?: boolean;
  /** What its source's ARN looks like, names in capitals; `undefined` where the source has none. */
  readonly sourceArn: string | undefined;
  /** Name of a codicon. */
  readonly icon: string;
  /** What happens when the function fails, as the end of the sentence "on error, …". */
  readonly onError: string;
}
