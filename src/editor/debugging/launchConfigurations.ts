import * as vscode from 'vscode';
import type { InvocationMode } from '../../model/invocation/invocation';
import { showFailure } from '../commands/showFailure';
import { type DebugNeeds, debugFunction } from './debugCommands';

/**
 * The debug type `dwell`, for those who want an entry in launch.json. It sends the invocation; the sessions that follow are those of
 * the language's own debugger, so VS Code starts none of ours.
 */
export class LaunchConfigurations implements vscode.DebugConfigurationProvider {
  constructor(private readonly needs: DebugNeeds) {}

  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    { function: name, payload, invocationType }: vscode.DebugConfiguration,
  ): Promise<undefined> {
    if (typeof name !== 'string' || name === '') {
      showFailure({ kind: 'failed', message: 'Set "function" in launch.json to the name of a function.' });
      return undefined;
    }
    const { sending } = this.needs;
    const connectionId = sending.connections.workspaceConnectionId();
    const outcome = await debugFunction(
      { target: { connectionId, functionName: name, qualifier: undefined }, payload: uriOf(payload, folder) },
      modeOf(invocationType),
      this.needs,
    );
    if (outcome.kind === 'failed') showFailure(outcome);
    return undefined;
  }
}

function uriOf(path: unknown, folder: vscode.WorkspaceFolder | undefined): vscode.Uri | undefined {
  if (typeof path !== 'string' || path === '') return undefined;
  const isAbsolute = /^([/\\]|[A-Za-z]:)/.test(path);
  return isAbsolute || folder === undefined ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder.uri, path);
}

function modeOf(type: unknown): InvocationMode {
  return type === 'Event' || type === 'ResponseStream' ? type : 'RequestResponse';
}
