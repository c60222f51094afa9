import type { FailureCause } from '../lifecycle/lifecycle';

/**
 * What an error in a log says about its run. `verdict`: the run ended so. `payload`: it has the form of a run's error, which a
 * function of Node.js or Python may also have printed. `logged`: the function may have caught it; it explains a failure that
 * something else proves.
 */
export type FailureWeight = 'verdict' | 'payload' | 'logged';

/** An error in a log. */
export interface LogFailure {
  readonly kind: 'failure';
  readonly cause: FailureCause;
  readonly weight: FailureWeight;
}
