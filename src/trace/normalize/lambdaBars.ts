import { type Bar, walkBars } from '../rows/bar';

/** The bars that Lambda's own documents made. */
export interface LambdaBars {
  readonly services: readonly Bar[];
  /** Function segments. */
  readonly runs: readonly Bar[];
}

/** Few among ten thousand bars: what is only about them does not walk all of them again. */
export function lambdaBars(roots: readonly Bar[]): LambdaBars {
  const services: Bar[] = [];
  const runs: Bar[] = [];
  walkBars(roots, (bar) => {
    if (bar.kind === 'service') services.push(bar);
    else if (bar.kind === 'function') runs.push(bar);
  });
  return { services, runs };
}
