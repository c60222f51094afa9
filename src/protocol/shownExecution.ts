import type { DurableExecution } from '../model/durable/execution';

/** Another execution of the same function, for Compare. */
export interface ComparedExecution {
  readonly executionArn: string;
  readonly name: string;
  /** JSON text of each event. */
  readonly events: readonly string[];
}

/** A durable execution as far as it was read: live from a connection, or from a saved history. */
export interface ShownExecution {
  /** The name of the connection or file. */
  readonly origin: string;
  /** The kind of the connection; `file` for a saved history, which does not say whose it is. */
  readonly source: 'local' | 'aws' | 'endpoint' | 'file';
  readonly executionArn: string | undefined;
  /** `undefined` for a file, and while or if it could not be read. */
  readonly description: DurableExecution | undefined;
  /** JSON text of each event, in any order. */
  readonly events: readonly string[];
  /** `stopped`: by the user. `failed`: `notice` says why. */
  readonly following: 'following' | 'ended' | 'stopped' | 'failed';
  readonly notice: { readonly kind: 'loading' | 'error'; readonly text: string } | undefined;
}
