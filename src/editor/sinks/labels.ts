import * as vscode from 'vscode';
import { withoutIcons } from './plainText';

/** Builds a status bar item's text: an icon and text. */
export function statusText(icon: string, text: string): string {
  return `$(${icon}) ${withoutIcons(text)}`;
}

/** Shows a temporary message in the status bar. */
export function showStatus(icon: string, text: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(statusText(icon, text), milliseconds);
}

/** Builds a lens. Icons in its title stay text, except for `icon`. */
export function codeLens(range: vscode.Range, command: vscode.Command, icon?: string): vscode.CodeLens {
  const title = withoutIcons(command.title);
  return new vscode.CodeLens(range, { ...command, title: icon === undefined ? title : `$(${icon}) ${title}` });
}

/** A heading, a text, and named values; empty ones are omitted. */
export interface Facts {
  readonly heading: string;
  readonly text: string;
  readonly facts: readonly (readonly [name: string, value: string | undefined])[];
}

/** Builds Markdown of named facts, one per line. Contents are plain text: no links, images, icons or commands. */
export function factsMarkdown({ heading, text, facts }: Facts): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**\n\n');
  if (text !== '') markdown.appendText(text).appendMarkdown('\n');
  for (const [name, value] of facts) {
    if (value !== undefined && value !== '') markdown.appendMarkdown(`\n- ${name}: `).appendText(value);
  }
  return markdown;
}

/** Creates a terminal that runs one program. No shell interprets its arguments. */
export function programTerminal(name: string, program: string, args: readonly string[], icon: string): vscode.Terminal {
  return vscode.window.createTerminal({
    name,
    shellPath: program,
    shellArgs: [...args],
    iconPath: new vscode.ThemeIcon(icon),
    isTransient: true,
  });
}

/** Shows a terminal in `folder` with a command line that the user may run: it is written, and not entered. */
export function commandTerminal(folder: string, command: string): void {
  const terminal = vscode.window.createTerminal({ name: 'Dwell', cwd: folder, isTransient: true });
  terminal.show();
  // A line break would enter it.
  terminal.sendText(command.replace(/[\r\n]+/g, ' '), false);
}
