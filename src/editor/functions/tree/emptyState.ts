import * as vscode from 'vscode';
import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import type { FunctionListState } from '../../../explorer/functionList';
import type { Connection } from '../../../model/connection/connection';

/** Why the view has nothing to show. Each has welcome content in package.json. */
export type EmptyState = 'noFolder' | 'noTemplate' | 'untrusted' | 'noCredentials' | 'signedOut' | 'noFunctions';

/**
 * The state of the only connection, where welcome content says more than a row: `undefined` while it has functions, is not listed
 * yet, failed in another way, or is one of several.
 */
export function emptyStateOf({ roots, problems, lists }: FunctionExplorer): EmptyState | undefined {
  const [only] = roots;
  if (only === undefined || roots.length > 1 || problems.length > 0) return undefined;
  return stateOf(only, lists.listOf(only).state);
}

function stateOf({ spec }: Connection, { functions, paging }: FunctionListState): EmptyState | undefined {
  if (functions.length > 0) return undefined;
  if (paging.kind === 'complete') return spec.kind === 'local' ? nothingFound() : 'noFunctions';
  if (paging.kind !== 'failed') return undefined;
  const { name, reason, remedy } = paging.failure;
  if (name === 'UntrustedWorkspace') return 'untrusted';
  if (name === 'NoLocalFunctions') return nothingFound();
  if (remedy?.kind === 'signIn') return 'signedOut';
  return reason === 'credentials' ? 'noCredentials' : undefined;
}

function nothingFound(): EmptyState {
  return vscode.workspace.workspaceFolders === undefined ? 'noFolder' : 'noTemplate';
}
