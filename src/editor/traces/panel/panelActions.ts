import * as vscode from 'vscode';
import type { InvocationStore } from '../../../invocations/invocationStore';
import type { RequestResult } from '../../../protocol/requestChannel';
import { openFrame } from '../../coding/openFrame';
import type { Connections } from '../../connections/connections';
import { changeTracing } from '../../functions/changeTracing';
import type { DeclaredFunctions } from '../../functions/declaredFunctions';
import { openConsoleOf } from '../../functions/openConsoleOf';
import type { WorkspaceFiles } from '../../functions/workspaceFiles';
import type { SentDocuments } from '../../invocations/sentDocuments';
import { saveExport, savePicture } from '../saveExport';
import type { TraceDocuments } from '../traceDocuments';
import type { PanelActions } from './invocationPanel';

/** What panels can have done, in terms of commands and documents. */
export function panelActions({
  store,
  connections,
  declared,
  files,
  sent,
  traces,
}: {
  readonly store: InvocationStore;
  readonly connections: Connections;
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
  readonly sent: SentDocuments;
  readonly traces: TraceDocuments;
}): PanelActions {
  return {
    openFrame: async ({ invocation }, path, line) =>
      resultOf(await openFrame({ path, line }, invocation?.target.functionName, declared, files)),
    openSent: async (invocationId, part) => {
      await sent.open(invocationId, part);
      return 'ok';
    },
    openDocument: async ({ traceId, documents }, segmentId) =>
      resultOf(await traces.open(traceId, documents, segmentId)),
    saveExport,
    savePicture,
    openConsole: (content, page) => openConsoleOf(content, page, connections),
    enableTracing: ({ target }) => changeTracing(target, 'Active', connections),
    run: async (command, invocationId) => {
      const target = store.get(invocationId)?.target;
      await vscode.commands.executeCommand(command, command === 'dwell.openPayload' ? { target } : { invocationId });
      return 'ok';
    },
  };
}

/** `undefined` is what went well. */
function resultOf(error: string | undefined): RequestResult {
  return error === undefined ? 'ok' : { error };
}
