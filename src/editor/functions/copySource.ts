import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { subjectUnder } from './functionUnder';

const shownMs = 5_000;

/** Puts the ARN of the source that a mapping polls on the clipboard. */
export async function copySource(_context: CommandContext, argument: unknown): Promise<void> {
  const subject = subjectUnder(argument);
  if (subject?.kind !== 'mapping' || subject.mapping.settings.source.kind !== 'arn') return;
  const { arn } = subject.mapping.settings.source;
  await vscode.env.clipboard.writeText(arn);
  vscode.window.setStatusBarMessage(`Copied ${arn}`, shownMs);
}
