/** A link or button under a failure. The same shape as VS Code's own `Command`. */
export interface FollowUp {
  readonly title: string;
  readonly command: string;
  readonly arguments?: unknown[];
}

/** The user closed a dialog or a picker: nothing was done, and nothing needs to be said. */
export interface Canceled {
  readonly kind: 'canceled';
}

/** Nothing was done, for a reason the user reads. */
export interface Failed {
  readonly kind: 'failed';
  /** A whole sentence. */
  readonly message: string;
  /** What helps. */
  readonly action?: FollowUp | undefined;
}

/** It was done, with what came of it. */
export interface Done<Value> {
  readonly kind: 'done';
  readonly value: Value;
}

/** How something that a user starts can end. */
export type Outcome<Value = undefined> = Done<Value> | Canceled | Failed;

/** For what is done and leaves nothing to hand on. */
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
