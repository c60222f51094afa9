import type { Connection } from '../../model/connection/connection';
import type { GivenError } from '../../model/durable/executionDirectory';
import type { Operation } from '../../model/durable/operation';

/** What is asked before something about an execution is sent. */
export interface ExecutionQuestion {
  /** The button, which begins the question: `Stop`. */
  readonly verb: string;
  /** `execution order-42` */
  readonly what: string;
  readonly lines: readonly string[];
}

/** How an execution is started again. `sameName`: it attaches, or returns the result. */
export type StartChoice = { readonly kind: 'otherName'; readonly name: string } | { readonly kind: 'sameName' };

/** The questions of the commands about executions. Without an answer: the user canceled. */
export interface ExecutionDialogs {
  confirm(connection: Connection, question: ExecutionQuestion): Promise<boolean>;
  askError(title: string): Promise<GivenError | undefined>;
  pickCallback(waiting: readonly Operation[]): Promise<Operation | undefined>;
  askStart(name: string): Promise<StartChoice | undefined>;
  /** Says briefly that something was done. */
  say(text: string): void;
}
