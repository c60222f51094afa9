import * as vscode from 'vscode';
import type { Result } from '../../model/connection/result';
import { readSetting } from '../commands/readSetting';
import type { DeclaredFunctions } from '../functions/declaredFunctions';

type DeclaredRoots = ReturnType<DeclaredFunctions['roots']>;

/** How Local is started. */
export interface LocalSettings {
  readonly localProgram: string;
  /** What it serves; none when the workspace has no project. */
  readonly roots: DeclaredRoots;
  readonly retryDelaysSeconds: readonly [number, number];
  /** Where queues, streams, tables and events survive; `undefined`: they do not. */
  readonly stateFolder: string | undefined;
}

/** AWS waits about one and two minutes: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html. */
const awsRetryDelaysSeconds: readonly [number, number] = [60, 120];

export async function localSettings(
  declared: DeclaredFunctions,
  { extensionUri, storageUri }: { readonly extensionUri: vscode.Uri; readonly storageUri: vscode.Uri | undefined },
): Promise<LocalSettings> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const delays = readSetting('localRetryDelays', folder);
  return {
    localProgram: vscode.Uri.joinPath(extensionUri, 'dist', 'local.js').fsPath,
    roots: (await declared.all()).length === 0 ? [] : declared.roots(),
    retryDelaysSeconds: isDelays(delays) ? delays : awsRetryDelaysSeconds,
    stateFolder: storageUri === undefined ? undefined : vscode.Uri.joinPath(storageUri, 'local').fsPath,
  };
}

function isDelays(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number' && one >= 0);
}

/** Local runs the workspace's code, which requires trust. */
export function untrusted(): Result<never> {
  const message = 'Trust this workspace to run its functions on this machine.';
  return { ok: false, failure: { reason: 'local', name: 'UntrustedWorkspace', statusCode: undefined, message } };
}
