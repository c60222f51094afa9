import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';

/** Narrows the history to what has all words typed; the view follows, and Escape brings back what was there before. */
export async function filterInvocations({ invocationTree }: CommandContext): Promise<void> {
  const before = invocationTree.filter;
  const input = vscode.window.createInputBox();
  input.title = 'Filter Invocations';
  input.prompt = 'Words of the function, outcome, error, payload or result; or an ID';
  input.value = before;
  const isAccepted = await new Promise<boolean>((resolve) => {
    input.onDidChangeValue((text) => invocationTree.setFilter(text));
    input.onDidAccept(() => resolve(true));
    input.onDidHide(() => resolve(false));
    input.show();
  });
  if (!isAccepted) invocationTree.setFilter(before);
  input.dispose();
}
