import * as vscode from 'vscode';
import type { Connection } from '../model/connection';
import { describeFilter, type FunctionFilter, isFilterEmpty } from '../model/functionFilter';

/** `Loading… 1,250 functions` */
export function loadingText(loaded: number): string {
  return vscode.l10n.t('Loading… {0} functions', count(loaded));
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

export function stopCommand({ id }: Connection): vscode.Command {
  return { command: 'dwell.stopLoading', title: vscode.l10n.t('Stop'), arguments: [{ connectionId: id }] };
}

export function goOn({ id }: Connection): vscode.Command {
  return { command: 'dwell.loadMore', title: vscode.l10n.t('Go On'), arguments: [{ connectionId: id }] };
}

/** Why a connection has no functions. */
export function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local'
    ? vscode.l10n.t('The template declares no function that can run here.')
    : vscode.l10n.t('There are no functions in this account and region.');
}

/** Above the tree: what the filter leaves out, and how far the listing is. `undefined` when there is nothing to say. */
export function messageAbove(
  filter: FunctionFilter,
  listed: { readonly shown: number; readonly all: number; readonly isLoading: boolean },
): string | undefined {
  const filtered = isFilterEmpty(filter)
    ? []
    : [
        vscode.l10n.t(
          'Filter: {0}: {1} of {2} functions',
          describeFilter(filter),
          count(listed.shown),
          count(listed.all),
        ),
      ];
  const parts = [...filtered, ...(listed.isLoading ? [loadingText(listed.all)] : [])];
  return parts.length === 0 ? undefined : parts.join('  ·  ');
}
