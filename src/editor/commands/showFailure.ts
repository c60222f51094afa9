import * as vscode from 'vscode';
import type { Failed } from '../../model/base/outcome';
import { showMessage } from '../sinks/messages';

/** Says why something was not done, and offers what helps. Does not wait for the reader. */
export function showFailure({ message, action }: Failed): void {
  const titles = action === undefined ? [] : [action.title];
  void showMessage('warning', { text: message, buttons: titles }).then((chosen) => {
    if (action === undefined || chosen !== action.title) return;
    void vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
  });
}
