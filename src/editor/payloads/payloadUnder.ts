import * as vscode from 'vscode';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { runCommand } from '../commands/runCommand';

/** A payload document and the function it is for. */
export interface PayloadDocument {
  readonly uri: vscode.Uri;
  readonly target: FunctionTarget;
}

/**
 * The payload document that a command is about: its argument's (a lens, an editor's title), else the active editor's. Says so
 * when there is none.
 */
export async function payloadUnder(argument: unknown, context: CommandContext): Promise<PayloadDocument | undefined> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const target = uri === undefined ? undefined : await context.payloads.targetOf(uri);
  if (uri !== undefined && target !== undefined) return { uri, target };
  const open = 'Open a Payload';
  const message = 'The active editor holds no payload of a function.';
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await runCommand('openPayload');
  }
  return undefined;
}

/** The document's text as it stands on the screen. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Shows a payload where payloads are edited: beside the panel, not in its place. */
export async function showPayload(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
}
