import * as vscode from 'vscode';
import type { Result } from '../../model/connection/result';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { retryDelaysSeconds } from './retryDelaysSeconds';

/** How Local is started. */
export interface LocalSettings {
  readonly localProgram: string;
  readonly template: string | undefined;
  readonly retryDelaysSeconds: readonly [number, number];
}

export async function localSettings(declared: DeclaredFunctions, extension: vscode.Uri): Promise<LocalSettings> {
  return {
    localProgram: vscode.Uri.joinPath(extension, 'dist', 'local.js').fsPath,
    template: await declared.template(),
    retryDelaysSeconds: retryDelaysSeconds(),
  };
}

/** Local runs the workspace's code, which requires trust. */
export function untrusted(): Result<never> {
  const message = 'Trust this workspace to run its functions on this machine.';
  return { ok: false, failure: { reason: 'local', name: 'UntrustedWorkspace', statusCode: undefined, message } };
}
