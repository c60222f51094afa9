import * as vscode from 'vscode';
import { withoutIcons } from './plainText';

/** A status bar item's text: an icon of VS Code's and text. */
export function statusText(icon: string, text: string): string {
  return `$(${icon}) ${withoutIcons(text)}`;
}

/** Shows a line in the status bar for a while. */
export function showStatus(icon: string, text: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(statusText(icon, text), milliseconds);
}

/** A lens. Icons in its title stay text, but for `icon`. */
export function codeLens(range: vscode.Range, command: vscode.Command, icon?: string): vscode.CodeLens {
  const title = withoutIcons(command.title);
  return new vscode.CodeLens(range, { ...command, title: icon === undefined ? title : `$(${icon}) ${title}` });
}

/** A heading, a text, and named values, of which those that are empty are left out. */
export interface Facts {
  readonly heading: string;
  readonly text: string;
  readonly facts: readonly (readonly [name: string, value: string | undefined])[];
}

/** Markdown of named facts, one a line. What it says is text: no links, no images, no icons, no commands. */
export function factsMarkdown({ heading, text, facts }: Facts): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**\n\n');
  if (text !== '') markdown.appendText(text).appendMarkdown('\n');
  for (const [name, value] of facts) {
    if (value !== undefined && value !== '') markdown.appendMarkdown(`\n- ${name}: `).appendText(value);
  }
  return markdown;
}

/** A terminal that runs one program. Its arguments are never read by a shell. */
export function programTerminal(name: string, program: string, args: readonly string[], icon: string): vscode.Terminal {
  return vscode.window.createTerminal({
    name,
    shellPath: program,
    shellArgs: [...args],
    iconPath: new vscode.ThemeIcon(icon),
    isTransient: true,
  });
}
