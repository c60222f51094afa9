import * as vscode from 'vscode';

/** What a step of a guided command ends with. */
export type Answer<T> = T | 'back' | 'canceled';

type Item<T> = vscode.QuickPickItem & { readonly value: T };

/** One step: a list with a button that leads back. */
export function pickStep<T>(title: string, placeholder: string, items: readonly Item<T>[]): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Item<T>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Answer<T>>((resolve) => {
    pick.onDidTriggerButton(() => resolve('back'));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined) resolve(item.value);
    });
    pick.onDidHide(() => resolve('canceled'));
    pick.show();
  }).finally(() => pick.dispose());
}
