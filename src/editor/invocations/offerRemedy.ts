import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { LocalRemedy, LocalRun } from '../../model/invocation/localRun';
import { commandTerminal } from '../sinks/labels';
import { showMessage, withProgress } from '../sinks/messages';

/** Says why Local could not run a function, with the button that helps. Says nothing of other failures. */
export async function offerRemedy({ explanation, remedy }: LocalRun, sdkFolder: string): Promise<void> {
  if (explanation === undefined || remedy === undefined) return;
  const button = titleOf(remedy);
  if ((await showMessage('warning', { text: explanation, buttons: [button] })) !== button) return;
  switch (remedy.kind) {
    case 'run':
      // Written, not run: the user sees where and what first.
      return commandTerminal(remedy.folder, remedy.command);
    case 'open': {
      const at = new vscode.Position(remedy.line, 0);
      await vscode.window.showTextDocument(vscode.Uri.file(remedy.path), { selection: new vscode.Range(at, at) });
      return;
    }
    case 'sdk':
      return keepSdkPackage(remedy.packageName, sdkFolder);
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

/** Installs one package into a folder of the extension's, with npm and without its scripts. */
async function keepSdkPackage(packageName: string, folder: string): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  await withProgress({ location, title: `Installing ${packageName}…` }, async () => {
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'package.json'), '{"private":true}', { flag: 'wx' }).catch(() => undefined);
      const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, packageName];
      // npm is a script on Windows, which only a shell starts; the name holds nothing that a shell reads.
      await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await showMessage('warning', { text: `${packageName} could not be installed: ${reason}` });
    }
  });
}
