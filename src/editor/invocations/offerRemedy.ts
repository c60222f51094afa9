import * as vscode from 'vscode';
import type { LocalRemedy, LocalRun } from '../../model/invocation/localRun';
import { writtenTerminal } from '../sinks/labels';
import { showMessage, withProgress } from '../sinks/messages';

/** Says why Local could not run a function, with the button that helps. Says nothing of other failures. */
export async function offerRemedy({ explanation, remedy }: LocalRun, keep: KeepPackage): Promise<void> {
  if (explanation === undefined || remedy === undefined) return;
  const button = titleOf(remedy);
  if ((await showMessage('warning', { text: explanation, buttons: [button] })) !== button) return;
  switch (remedy.kind) {
    case 'run':
      // Written, not run: the user sees where and what first.
      return writtenTerminal(remedy.folder, remedy.command);
    case 'open': {
      const at = new vscode.Position(remedy.line, 0);
      await vscode.window.showTextDocument(vscode.Uri.file(remedy.path), { selection: new vscode.Range(at, at) });
      return;
    }
    case 'sdk':
      return keepSdkPackage(remedy.packageName, keep);
  }
}

function titleOf(remedy: LocalRemedy): string {
  switch (remedy.kind) {
    case 'run':
      return 'Open Terminal';
    case 'open':
      return 'Open Declaration';
    case 'sdk':
      return 'Keep a Copy';
  }
}

/** Installs a package of the AWS SDK for functions on this machine. */
export type KeepPackage = (packageName: string) => Promise<void>;

async function keepSdkPackage(packageName: string, keep: KeepPackage): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  await withProgress({ location, title: `Installing ${packageName}…` }, async () => {
    try {
      await keep(packageName);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await showMessage('warning', { text: `${packageName} could not be installed: ${reason}` });
    }
  });
}
