import type { FailureCause } from '../lifecycle/lifecycle';

/**
 * How an error in a log relates to its run. `verdict`: the run ended with it. `payload`: has the format of a run's
 * error, but a Node.js or Python function may have printed it. `logged`: may have been caught; explains a failure that
 * is proven otherwise.
 */
export type FailureWeight = 'verdict' | 'payload' | 'logged';

/** An error in a log. */
export interface LogFailure {
  readonly kind: 'failure';
  readonly cause: FailureCause;
  readonly weight: FailureWeight;
}
