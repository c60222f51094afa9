import { canceled, done, type Outcome } from '../../model/base/outcome';
import { createInputBox } from '../sinks/quickInput';
import type { InvocationTree } from './tree/invocationTree';

/** Filters the history by all words typed; the view updates while typing, and Escape restores the previous filter. */
export async function filterInvocations(invocationTree: InvocationTree): Promise<Outcome> {
  const before = invocationTree.filter;
  const input = createInputBox();
  input.title = 'Filter Invocations';
  input.prompt = 'Words of the function, outcome, error, payload, or result; or an ID';
  input.value = before;
  const isAccepted = await new Promise<boolean>((resolve) => {
    input.onDidChangeValue((text) => invocationTree.setFilter(text));
    input.onDidAccept(() => resolve(true));
    input.onDidHide(() => resolve(false));
    input.show();
  });
  if (!isAccepted) invocationTree.setFilter(before);
  input.dispose();
  return isAccepted ? done : canceled;
}
