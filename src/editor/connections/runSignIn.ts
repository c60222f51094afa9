import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as vscode from 'vscode';
import type { SignIn } from '../../model/connection/credentialsProblem';
import { programTerminal } from '../sinks/labels';

/**
 * Runs the AWS CLI's login in a visible terminal and waits for it to end. Resolves to a sentence when it failed. The profile's
 * name is a separate argument: no shell reads it.
 */
export async function runSignIn({ what, args }: SignIn): Promise<string | undefined> {
  const program = await findProgram('aws');
  if (program === undefined) {
    return 'AWS CLI not found (“aws” is not in the PATH of VS Code). Install it, or sign in elsewhere and retry.';
  }
  const terminal = programTerminal(`Sign In: ${what}`, program, args, 'key');
  terminal.show();
  const closed = await new Promise<vscode.Terminal>((resolve) => {
    const subscription = vscode.window.onDidCloseTerminal((one) => {
      if (one !== terminal) return;
      subscription.dispose();
      resolve(one);
    });
  });
  return closed.exitStatus?.code === 0 ? undefined : 'Sign-in was not completed.';
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
