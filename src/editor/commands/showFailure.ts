import * as vscode from 'vscode';
import type { Failed } from '../../model/base/outcome';
import { showMessage } from '../sinks/messages';

/** Shows why something failed, with the action that helps. Does not wait for the notification to close. */
export function showFailure({ message, action }: Failed): void {
  const titles = action === undefined ? [] : [action.title];
  void showMessage('warning', { text: message, buttons: titles }).then((chosen) => {
    if (action === undefined || chosen !== action.title) return;
    void vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
  });
}
