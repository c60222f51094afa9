import * as vscode from 'vscode';
import type { Connection } from '../model/connection';

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
