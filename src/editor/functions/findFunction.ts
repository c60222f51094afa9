import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { FunctionView } from './functionView';
import { pickFunction } from './pickFunction';

/** Asks for a function of any connection, listed already or not, and shows it in the tree. */
export async function findFunction(view: FunctionView): Promise<Outcome> {
  const target = await pickFunction(view);
  if (target === undefined) return canceled;
  if (view.explorer.hides(target)) await view.explorer.choices.setFilter({});
  await view.functionTree.reveal(target);
  return done;
}
