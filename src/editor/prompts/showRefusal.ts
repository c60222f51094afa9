import * as vscode from 'vscode';
import type { RequestResult } from '../../protocol/requestChannel';

/** Says why a command did not do what it is for. The panel, where it asked, says so itself. */
export async function showRefusal(work: Promise<RequestResult>): Promise<void> {
  const result = await work;
  if (result !== 'ok') await vscode.window.showWarningMessage(result.error);
}
