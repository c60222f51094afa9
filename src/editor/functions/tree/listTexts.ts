import type * as vscode from 'vscode';
import type { Connection } from '../../../model/connection/connection';
import { commandTo } from '../../commands/commandTo';

/** `Loading… 1,250 functions` */
export function loadingText(loaded: number): string {
  return `Loading… ${count(loaded)} functions`;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}

export function stopCommand({ id }: Connection): vscode.Command {
  return commandTo('stopLoading', 'Stop', { connectionId: id });
}

export function goOn({ id }: Connection): vscode.Command {
  return commandTo('loadMore', 'Continue', { connectionId: id });
}

/** Why a connection has no functions. */
export function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local'
    ? 'The template declares no function that can run here.'
    : 'There are no functions in this account and region.';
}
