import type * as vscode from 'vscode';
import type { EventsSide } from '../events/eventsSide';
import type { FunctionExplorer } from '../explorer/functionExplorer';
import type { InvocationSender } from '../invocations/invocationSender';
import type { InvocationStore } from '../invocations/invocationStore';
import type { SeriesRunner } from '../invocations/seriesRunner';
import type { AwsTools } from '../model/connection/awsTools';
import type { Connections } from './connections/connections';
import type { DeclaredFunctions } from './functions/declaredFunctions';
import type { ResolveMapping } from './functions/resolveMapping';
import type { WorkspaceFiles } from './functions/workspaceFiles';
import type { SentDocuments } from './invocations/sentDocuments';
import type { InvocationTree } from './invocations/tree/invocationTree';
import type { EventFolders } from './payloads/documents/eventFolders';
import type { PayloadComposer } from './payloads/documents/payloadComposer';
import type { PayloadFiles } from './payloads/documents/payloadFiles';
import type { PayloadPreviews } from './payloads/documents/payloadPreviews';
import type { PayloadProblems } from './payloads/documents/payloadProblems';
import type { PayloadSettings } from './payloads/documents/payloadSettings';
import type { SharedEventFiles } from './payloads/documents/sharedEventFiles';
import type { InvocationPanels } from './traces/panel/invocationPanels';
import type { TraceDocuments } from './traces/traceDocuments';

/** What commands work with, built once by `extension.ts`. */
export interface CommandContext {
  readonly resolveMapping: ResolveMapping;
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly sender: InvocationSender;
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
  readonly composer: PayloadComposer;
  readonly previews: PayloadPreviews;
  readonly sharedEvents: SharedEventFiles;
  readonly problems: PayloadProblems;
  readonly sent: SentDocuments;
  readonly series: SeriesRunner;
  readonly invocationTree: InvocationTree;
  readonly explorer: FunctionExplorer;
  readonly panels: InvocationPanels;
  readonly traces: TraceDocuments;
  readonly eventFolders: EventFolders;
  readonly state: vscode.Memento;
  /** Of the machine's AWS configuration; loads the AWS side. */
  readonly awsTools: () => Promise<AwsTools>;
  /** Of the events that services send; loads them. */
  readonly events: () => Promise<EventsSide>;
  readonly log: vscode.LogOutputChannel;
}
