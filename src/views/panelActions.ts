import * as vscode from 'vscode';
import type { InvocationStore } from '../invocations/invocationStore';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import type { ResponseDocuments } from '../payload/responseDocuments';
import type { WorkspaceFiles } from '../payload/workspaceFiles';
import type { PanelActions } from './invocationPanel';
import { openFrame } from './openFrame';

/** What panels can have done, in terms of commands and documents. */
export function panelActions(
  store: InvocationStore,
  declared: DeclaredFunctions,
  files: WorkspaceFiles,
  responses: ResponseDocuments,
): PanelActions {
  return {
    openFrame: async (subject, path, line) => {
      const invocation = subject.kind === 'invocation' ? store.get(subject.invocationId) : undefined;
      const error = await openFrame({ path, line }, invocation?.target.functionName, declared, files);
      return error === undefined ? 'ok' : { error };
    },
    openResponse: async (invocationId) => {
      await responses.open(invocationId);
      return 'ok';
    },
    run: async (command, invocationId) => {
      const invocation = store.get(invocationId);
      if (invocation === undefined) return { error: vscode.l10n.t('This invocation is no longer in the history.') };
      const argument = command === 'dwell.openPayload' ? { target: invocation.target } : { invocationId };
      await vscode.commands.executeCommand(command, argument);
      return 'ok';
    },
  };
}
