import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from './plainText';

/** A message and the titles of its buttons. */
export interface Message {
  readonly text: string;
  /** Secondary text; only for modal messages. */
  readonly detail?: string;
  readonly isModal?: boolean;
  readonly buttons?: readonly string[];
}

/** Shows a notification or a modal dialog; resolves to the pressed button. Links in it stay text. */
export function showMessage(severity: 'information' | 'warning', message: Message): Thenable<string | undefined> {
  const { text, detail, isModal = false, buttons = [] } = message;
  const options = { modal: isModal, ...(detail === undefined ? {} : { detail: withoutLinks(detail) }) };
  return severity === 'information'
    ? vscode.window.showInformationMessage(withoutLinks(text), options, ...buttons)
    : vscode.window.showWarningMessage(withoutLinks(text), options, ...buttons);
}

/**
 * Runs something with its progress in a notification, the status bar or a view. Links in its title and reports stay text, and so do
 * icons, which only the status bar draws.
 */
export function withProgress<T>(
  options: vscode.ProgressOptions,
  run: (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken) => Thenable<T>,
): Thenable<T> {
  const { title, location } = options;
  const plain = location === vscode.ProgressLocation.Window ? withoutIcons : withoutLinks;
  const reportOf = (message: string | undefined) => (message === undefined ? {} : { message: plain(message) });
  return vscode.window.withProgress(
    { ...options, ...(title === undefined ? {} : { title: plain(title) }) },
    (progress, token) => run({ report: ({ message }) => progress.report(reportOf(message)) }, token),
  );
}
