import { type Bar, byStart } from '../rows/bar';
import { isAsynchronous, worseState } from './lambdaNodes';
import { matchAttempts } from './matchAttempts';

/**
 * Lambda may write `Attempt #1` into the segment of a synchronous call. Moves the run into its attempt, whichever
 * segment it names as its parent.
 */
export function nestAttempts(services: readonly Bar[]): void {
  for (const service of services) {
    if (service.node === undefined || isAsynchronous(service.node)) continue;
    if (!service.children.some(({ kind }) => kind === 'attempt')) continue;
    const runs = service.children.filter(({ kind }) => kind === 'function');
    const matches = matchAttempts(
      service.node,
      runs.flatMap(({ node }) => node ?? []),
    );
    for (const { attempt, run } of matches) {
      const outer = service.children.find(({ id, kind }) => kind === 'attempt' && id === attempt?.id);
      const inner = runs.find(({ id }) => id === run?.id);
      if (outer === undefined || inner === undefined) continue;
      service.children = service.children.filter((child) => child !== inner);
      outer.children = [...outer.children, inner].sort(byStart);
      outer.state = worseState(outer.state, inner.state);
    }
  }
}
