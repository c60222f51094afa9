import * as vscode from 'vscode';
import { type Canceled, canceled, type Done, doneWith } from '../../model/base/outcome';
import { createQuickPick } from '../sinks/quickInput';

/** The result of a step of a guided command. */
export type Answer<Value> = Done<Value> | Canceled | Back;

/** The user pressed the back button. */
export interface Back {
  readonly kind: 'back';
}

type Item<T> = vscode.QuickPickItem & { readonly value: T };

/** One step: a quick pick with a back button. */
export function pickStep<T>(title: string, placeholder: string, items: readonly Item<T>[]): Promise<Answer<T>> {
  const pick = createQuickPick<Item<T>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.items = items;
  pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Answer<T>>((resolve) => {
    pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined) resolve(doneWith(item.value));
    });
    pick.onDidHide(() => resolve(canceled));
    pick.show();
  }).finally(() => pick.dispose());
}
