import * as vscode from 'vscode';
import { type ArgumentOf, extensionId, type ViewNode } from '../../../ids';
import { noDeadline } from '../../../model/base/noDeadline';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import { traceLinkPathIn } from '../../../model/connection/traceLink';
import type { CommandHandlers } from '../../commands/registerCommands';
import type { Connections } from '../../connections/connections';
import { openConsoleOf } from '../../functions/open/openConsoleOf';
import { showStatus } from '../../sinks/labels';
import type { TraceNode } from './traceNodes';

/** The commands of a row of the view **Traces** that lead out of VS Code. */
export function foundTraceCommands(connections: Connections) {
  return {
    copyFoundTraceLink: async (argument) => {
      const { connectionId, traceId } = traceUnder(argument) ?? {};
      const connection = connectionId === undefined ? undefined : connections.get(connectionId);
      if (traceId === undefined || connection === undefined) return failed(noRow);
      return copyLink(traceId, connection);
    },
    openFoundTraceConsole: async (argument) => {
      const { connectionId, traceId } = traceUnder(argument) ?? {};
      if (traceId === undefined || connectionId === undefined) return failed(noRow);
      return openConsoleOf({ traceId, invocation: undefined, connectionId, documents: [] }, 'trace', connections);
    },
  } satisfies CommandHandlers;
}

const noRow = 'Select a trace in the Traces view.';

/** The trace of an argument: a row, or a connection and an id. */
export function traceUnder(argument: ArgumentOf['trace']) {
  if (argument === undefined || !('kind' in argument)) return argument;
  return isTrace(argument) ? { connectionId: argument.connectionId, traceId: argument.trace.id } : undefined;
}

function isTrace(node: ViewNode): node is TraceNode {
  return node.kind === 'trace';
}

async function copyLink(traceId: string, { spec, identity }: Connection): Promise<Outcome> {
  if (spec.kind === 'local') return failed('Traces of Local exist only on this machine.');
  const who = await identity.getIdentity(noDeadline());
  const account = who.ok ? who.value?.accountId : undefined;
  const path = traceLinkPathIn(traceId, { region: spec.region, account });
  await vscode.env.clipboard.writeText(`${vscode.env.uriScheme}://${extensionId}${path}`);
  showStatus('check', 'Link copied', 3_000);
  return done;
}
