import type * as vscode from 'vscode';
import type { Connections } from '../connections/connections';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { WorkspaceFiles } from '../functions/workspaceFiles';
import { EventFolders } from './documents/eventFolders';
import { PayloadComposer } from './documents/payloadComposer';
import { PayloadFiles } from './documents/payloadFiles';
import { PayloadPreviews } from './documents/payloadPreviews';
import { PayloadProblems } from './documents/payloadProblems';
import { PayloadSettings } from './documents/payloadSettings';
import { ScratchPlace } from './documents/scratchPlace';
import { SharedEventFiles } from './documents/sharedEventFiles';

/** Payload documents: their storage, their settings, and how they are composed for sending. */
export interface Payloads {
  readonly files: PayloadFiles;
  readonly settings: PayloadSettings;
  readonly sharedEvents: SharedEventFiles;
  readonly composer: PayloadComposer;
  readonly previews: PayloadPreviews;
  readonly problems: PayloadProblems;
  readonly eventFolders: EventFolders;
}

/** Builds them. Reads nothing. */
export function createPayloads(
  { workspaceState, globalStorageUri }: vscode.ExtensionContext,
  connections: Connections,
  declared: DeclaredFunctions,
  workspaceFiles: WorkspaceFiles,
): Payloads {
  const settings = new PayloadSettings(workspaceState);
  const eventFolders = new EventFolders();
  const composer = new PayloadComposer(workspaceState);
  const files = new PayloadFiles({
    declared,
    files: workspaceFiles,
    eventFolders,
    scratch: new ScratchPlace(globalStorageUri),
    lastUsed: workspaceState,
    settings,
    workspaceConnectionId: () => connections.workspaceConnectionId(),
  });
  return {
    files,
    settings,
    sharedEvents: new SharedEventFiles((id) => connections.get(id)),
    composer,
    previews: new PayloadPreviews(composer),
    problems: new PayloadProblems((uri) => files.isPayload(uri)),
    eventFolders,
  };
}
