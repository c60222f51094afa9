import type { Outcome } from '../../model/base/outcome';
import { showFailure } from '../commands/showFailure';

/** Says why a command did not do what it is for. The panel, where it asked, says so itself. */
export async function showRefusal(work: Promise<Outcome<unknown>>): Promise<void> {
  const result = await work;
  if (result.kind === 'failed') showFailure(result);
}
