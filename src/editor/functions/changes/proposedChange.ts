import { type Done, doneWith, type Failed, failed } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import type { EventInvokeConfig } from '../../../model/function/functions';

/** A change of a function's settings, as the user is asked about it. */
export interface ProposedChange {
  /** `Disable the event source mapping from orders-queue?` */
  readonly question: string;
  /** The word on the button. */
  readonly action: string;
  /** What is changed, and its value before and after: `State`, `Enabled`, `Disabled`. */
  readonly changes: readonly (readonly [what: string, before: string, after: string])[];
  /** What else there is to know. */
  readonly remark?: string;
}

/** How Lambda retries a function's asynchronous invocations. */
export type RetrySettings = Pick<EventInvokeConfig, 'maximumRetryAttempts' | 'maximumEventAgeSeconds'>;

/** Asks the user before a function's settings are changed. */
export interface ChangeDialogs {
  /** Shows the change, with the ARN of the function. */
  confirm(connection: Connection, functionArn: string, change: ProposedChange): Promise<boolean>;
  /** `undefined`: the user canceled. */
  askRetrySettings(before: RetrySettings): Promise<RetrySettings | undefined>;
}

/** The connection, where settings of its functions may be changed. */
export function changeable(
  connectionId: string,
  connections: { get(id: string): Connection | undefined },
): Done<Connection> | Failed {
  const connection = connections.get(connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const protection = protectionOf(connection);
  return protection === undefined ? doneWith(connection) : failed(protection);
}

/** Why a connection's functions are not changed; `undefined` where they may be. */
export function protectionOf({ spec }: Connection): string | undefined {
  if (spec.kind === 'local' || spec.isProtected !== true) return undefined;
  return `${spec.name} is protected: settings of its functions cannot be changed here.`;
}
