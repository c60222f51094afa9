import * as vscode from 'vscode';

/** A question that a chat asks before a tool runs. */
export interface ToolQuestion {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Shown as it is, in a block of its own. */
  readonly code: string;
}

/** The confirmation of a tool. A model has written some of it: it stays text, without links, icons, or commands. */
export function toolConfirmation({ title, facts, code }: ToolQuestion): vscode.LanguageModelToolConfirmationMessages {
  const message = new vscode.MarkdownString();
  for (const [name, value] of facts) message.appendMarkdown(`- ${name}: `).appendText(value).appendMarkdown('\n');
  message.appendMarkdown('\n').appendCodeblock(code, 'json');
  return { title, message };
}
