import * as vscode from 'vscode';
import { sharedEventScheme } from '../../../ids';
import type { FunctionTarget } from '../../../model/invocation/invocation';

/** One shareable test event. */
export interface SharedEventPlace {
  readonly target: FunctionTarget;
  readonly eventName: string;
}

/**
 * `dwell-event:/<connection>/events/<function>/<name>.json`: like a payload in a workspace, so that VS Code finds language and
 * schema by the same patterns.
 */
export function sharedEventUri({ connectionId, functionName }: FunctionTarget, eventName: string): vscode.Uri {
  const path = [encodeURIComponent(connectionId), 'events', functionName, `${encodeURIComponent(eventName)}.json`];
  return vscode.Uri.from({ scheme: sharedEventScheme, path: `/${path.join('/')}` });
}

/** `undefined` for other documents. */
export function sharedEventOf(uri: vscode.Uri): SharedEventPlace | undefined {
  if (uri.scheme !== sharedEventScheme) return undefined;
  const [, connection, events, functionName, file] = uri.path.split('/');
  if (connection === undefined || events !== 'events' || functionName === undefined || !file?.endsWith('.json')) {
    return undefined;
  }
  return {
    target: { connectionId: decodeURIComponent(connection), functionName, qualifier: undefined },
    eventName: decodeURIComponent(file.slice(0, -'.json'.length)),
  };
}
