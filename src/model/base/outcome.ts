/** A link or button under a failure. The same shape as VS Code's own `Command`. */
export interface FollowUp {
  readonly title: string;
  readonly command: string;
  readonly arguments?: unknown[];
}

/** The user closed a dialog or a picker: nothing was done, and no message is needed. */
export interface Canceled {
  readonly kind: 'canceled';
}

/** Nothing was done, for a reason that is shown to the user. */
export interface Failed {
  readonly kind: 'failed';
  /** A whole sentence. */
  readonly message: string;
  /** The action that helps. */
  readonly action?: FollowUp | undefined;
}

/** It was done, with a value. */
export interface Done<Value> {
  readonly kind: 'done';
  readonly value: Value;
}

/** The outcome of something that a user starts. */
export type Outcome<Value = undefined> = Done<Value> | Canceled | Failed;

/** Done, without a value. */
export const done: Done<undefined> = { kind: 'done', value: undefined };

export const canceled: Canceled = { kind: 'canceled' };

/** Done, with a value. */
export function doneWith<Value>(value: Value): Done<Value> {
  return { kind: 'done', value };
}

/** Failed, with a sentence for the user and, where something helps, the action. */
export function failed(message: string, action?: FollowUp): Failed {
  return { kind: 'failed', message, action };
}
