import * as vscode from 'vscode';
import type { Result } from '../../model/connection/result';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { retryDelaysSeconds } from './retryDelaysSeconds';

type DeclaredRoots = ReturnType<DeclaredFunctions['roots']>;

/** How Local is started. */
export interface LocalSettings {
  readonly localProgram: string;
  /** What it serves; none when the workspace has no project. */
  readonly roots: () => Promise<DeclaredRoots>;
  readonly retryDelaysSeconds: readonly [number, number];
  /** The folder with `debugpy`, where the Python Debugger extension is installed. */
  readonly debugpyFolder: string | undefined;
}

export async function localSettings(declared: DeclaredFunctions, extension: vscode.Uri): Promise<LocalSettings> {
  return {
    localProgram: vscode.Uri.joinPath(extension, 'dist', 'local.js').fsPath,
    roots: async () => ((await declared.all()).length === 0 ? [] : declared.roots()),
    retryDelaysSeconds: retryDelaysSeconds(),
    debugpyFolder: debugpyFolder(),
  };
}

/** The Python Debugger extension brings `debugpy` along. */
function debugpyFolder(): string | undefined {
  const extension = vscode.extensions.getExtension('ms-python.debugpy');
  return extension && vscode.Uri.joinPath(extension.extensionUri, 'bundled', 'libs').fsPath;
}

/** Local runs the workspace's code, which requires trust. */
export function untrusted(): Result<never> {
  const message = 'Trust this workspace to run its functions on this machine.';
  return { ok: false, failure: { reason: 'local', name: 'UntrustedWorkspace', statusCode: undefined, message } };
}
