import type * as vscode from 'vscode';
import type { Connection } from '../../../model/connection/connection';
import { commandTo } from '../../commands/commandTo';

/** `Loading… 1,250 functions` */
export function loadingText(loaded: number): string {
  return `Loading… ${count(loaded)} functions`;
}

/** `1,250` */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** Stops the listing of a connection. */
export function stopCommand({ id }: Connection): vscode.Command {
  return commandTo('stopLoading', 'Stop', { connectionId: id });
}

/** Continues the listing of a connection. */
export function continueCommand({ id }: Connection): vscode.Command {
  return commandTo('loadMore', 'Continue', { connectionId: id });
}

/** Says why a connection has no functions. */
export function nothingHere({ spec }: Connection): string {
  return spec.kind === 'local'
    ? 'The template declares no function that can run here.'
    : 'There are no functions in this account and region.';
}
