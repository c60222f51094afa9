import type { InvocationStore } from '../../../invocations/invocationStore';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import { openFrame } from '../../coding/openFrame';
import { runCommand } from '../../commands/runCommand';
import type { Connections } from '../../connections/connections';
import { changeDialogs } from '../../functions/changes/changeDialogs';
import { changeTracing } from '../../functions/changes/changeTracing';
import type { DeclaredFunctions } from '../../functions/declaredFunctions';
import { openConsoleOf } from '../../functions/open/openConsoleOf';
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
      outcomeOf(await openFrame({ path, line }, invocation?.target.functionName, declared, files)),
    openSent: async (invocationId, part) => {
      await sent.open(invocationId, part);
      return done;
    },
    openDocument: async ({ traceId, documents }, segmentId) =>
      outcomeOf(await traces.open(traceId, documents, segmentId)),
    saveExport,
    savePicture,
    openConsole: (content, page) => openConsoleOf(content, page, connections),
    enableTracing: ({ target }) => changeTracing(target, 'Active', connections, changeDialogs),
    run: async (command, invocationId) => {
      const target = store.get(invocationId)?.target;
      if (command === 'openPayload') await runCommand(command, target === undefined ? undefined : { target });
      else await runCommand(command, { invocationId });
      return done;
    },
  };
}

/** `undefined` is what went well. */
function outcomeOf(message: string | undefined): Outcome {
  return message === undefined ? done : failed(message);
}
