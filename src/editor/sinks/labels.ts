import * as vscode from 'vscode';
import type { Project } from '../../model/function/project';
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
  /** Commands below the facts, one per line. Only these can be run from the text. */
  readonly links?: readonly vscode.Command[];
}

/** Builds Markdown of named facts, one per line. Contents are plain text: no links, images, icons or commands but `links`. */
export function factsMarkdown({ heading, text, facts, links = [] }: Facts): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(heading).appendMarkdown('**\n\n');
  if (text !== '') markdown.appendText(text).appendMarkdown('\n');
  for (const [name, value] of facts) {
    if (value !== undefined && value !== '') markdown.appendMarkdown(`\n- ${name}: `).appendText(value);
  }
  if (links.length === 0) return markdown;
  markdown.appendMarkdown('\n\n');
  for (const { title, command, arguments: given } of links) {
    markdown
      .appendMarkdown('\n- [')
      .appendText(title)
      .appendMarkdown(`](command:${command}?${encodeArguments(given)})`);
  }
  markdown.isTrusted = { enabledCommands: [...new Set(links.map(({ command }) => command))] };
  return markdown;
}

/** A parenthesis would end the link. */
function encodeArguments(given: readonly unknown[] | undefined): string {
  return encodeURIComponent(JSON.stringify(given ?? []))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
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

/** The command lines that help a project; all of them are ours, so that a shell may read them. */
export type ProjectCommand = Extract<NonNullable<Project['action']>, { kind: 'run' }>['command'];

/** Runs a project's own tool in a terminal of its folder. */
export function commandTerminal(command: ProjectCommand, cwd: vscode.Uri): vscode.Terminal {
  const terminal = vscode.window.createTerminal({ name: command, cwd, iconPath: new vscode.ThemeIcon('tools') });
  terminal.sendText(command);
  return terminal;
}

/** Text in a color of the theme. */
export function textColorType(color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({ color: new vscode.ThemeColor(color) });
}

/** Text that stands after lines of code, in the color of lenses. */
export function ghostTextType(): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor('editorCodeLens.foreground');
  return vscode.window.createTextEditorDecorationType({ after: { color, margin: '0 0 0 2em' }, isWholeLine: true });
}

/** Longer text would push what stands behind it out of sight. */
const maxGhostCharacters = 120;

/** Places text behind a line, in one line itself: VS Code makes it a string of a style sheet. */
export function ghostText(line: number, text: string): vscode.DecorationOptions {
  const plain = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const contentText = plain.length > maxGhostCharacters ? `${plain.slice(0, maxGhostCharacters - 1)}…` : plain;
  return { range: new vscode.Range(line, 0, line, 0), renderOptions: { after: { contentText } } };
}

/** Shows a terminal in `folder` with a command line that the user may run: it is written, and not entered. */
export function writtenTerminal(folder: string, command: string): void {
  const terminal = vscode.window.createTerminal({ name: 'Dwell', cwd: folder, isTransient: true });
  terminal.show();
  // A line break would enter it.
  terminal.sendText(command.replace(/[\r\n]+/g, ' '), false);
}
