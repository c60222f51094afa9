import * as vscode from 'vscode';
import { completeFilter } from '../../../trace/filter/completeFilter';
import { parseFilterExpression } from '../../../trace/filter/parseFilterExpression';
import { createQuickPick } from '../../sinks/quickInput';

interface FilterItem extends vscode.QuickPickItem {
  /** The expression that choosing the item makes; absent for the item that accepts it. */
  readonly text?: string;
}

/**
 * Asks for a filter expression of X-Ray. The items complete it as it is typed; the first one accepts it, or says why X-Ray would
 * reject it. `undefined` when the user cancels.
 */
export function pickFilter(value: string, functions: readonly string[]): Promise<string | undefined> {
  const pick = createQuickPick<FilterItem>();
  pick.title = 'Filter Expression';
  pick.placeholder = 'http.status >= 500 AND annotation.customer = "42"';
  pick.ignoreFocusOut = true;
  const update = (text: string): void => {
    pick.items = itemsOf(text, functions);
  };
  return new Promise<string | undefined>((resolve) => {
    pick.onDidChangeValue(update);
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item?.text !== undefined) {
        pick.value = item.text;
        update(item.text);
        return;
      }
      if (parseFilterExpression(pick.value).ok) resolve(pick.value.trim());
    });
    pick.onDidHide(() => resolve(undefined));
    pick.value = value;
    update(value);
    pick.show();
  }).finally(() => pick.dispose());
}

function itemsOf(text: string, functions: readonly string[]): FilterItem[] {
  const parsed = parseFilterExpression(text);
  const isEmpty = text.trim() === '';
  const accept: FilterItem = parsed.ok
    ? { label: isEmpty ? 'No filter expression' : `Use ${text.trim()}`, iconPath: new vscode.ThemeIcon('check') }
    : { label: parsed.problem.message, iconPath: new vscode.ThemeIcon('error') };
  const completions = completeFilter(text, functions).map(
    (one): FilterItem => ({ label: one.label, description: one.detail, text: one.text }),
  );
  return [accept, ...completions].map((item) => ({ ...item, alwaysShow: true }));
}
