import type { Bar } from '../rows/bar';

/** The bars that Lambda's own documents made. Few among ten thousand: what is only about them need not walk all bars. */
export interface LambdaBars {
  readonly services: readonly Bar[];
  /** Function segments. */
  readonly runs: readonly Bar[];
}
