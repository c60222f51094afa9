import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as vscode from 'vscode';

/**
 * Runs the AWS CLI's login in a terminal that the user sees, and waits for its end. A sentence when it did not come about. The
 * profile's name is an argument of its own: nothing in it is read by a shell.
 */
export async function runSignIn(profile: string | undefined, command: readonly string[]): Promise<string | undefined> {
  const program = await findProgram('aws');
  if (program === undefined) {
    return 'Signing in takes the AWS CLI, and there is no “aws” in the PATH of VS Code: install it, or sign in elsewhere and retry.';
  }
  const shellArgs = [...command, ...(profile === undefined ? [] : ['--profile', profile])];
  const terminal = vscode.window.createTerminal({
    name: `Sign in: ${profile ?? 'default'}`,
    shellPath: program,
    shellArgs,
    iconPath: new vscode.ThemeIcon('key'),
    isTransient: true,
  });
  terminal.show();
  const closed = await new Promise<vscode.Terminal>((resolve) => {
    const subscription = vscode.window.onDidCloseTerminal((one) => {
      if (one !== terminal) return;
      subscription.dispose();
      resolve(one);
    });
  });
  return closed.exitStatus?.code === 0 ? undefined : 'The sign-in was not finished.';
}

async function findProgram(name: string): Promise<string | undefined> {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const each of names) {
      const path = join(folder, each);
      if (folder !== '' && (await isRunnable(path))) return path;
    }
  }
  return undefined;
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
