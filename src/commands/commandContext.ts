import type * as vscode from 'vscode';
import type { EventsSide } from '../events/eventsSide';
import type { InvocationSender } from '../invocations/invocationSender';
import type { InvocationStore } from '../invocations/invocationStore';
import type { SeriesRunner } from '../invocations/seriesRunner';
import type { AwsTools } from '../model/awsTools';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import type { PayloadComposer } from '../payload/payloadComposer';
import type { PayloadFiles } from '../payload/payloadFiles';
import type { PayloadPreviews } from '../payload/payloadPreviews';
import type { PayloadProblems } from '../payload/payloadProblems';
import type { PayloadSettings } from '../payload/payloadSettings';
import type { SentDocuments } from '../payload/sentDocuments';
import type { SharedEventFiles } from '../payload/sharedEventFiles';
import type { WorkspaceFiles } from '../payload/workspaceFiles';
import type { Connections } from '../views/connections';
import type { FunctionChoices } from '../views/functionChoices';
import type { FunctionTree } from '../views/functionTree';
import type { InvocationPanels } from '../views/invocationPanels';
import type { InvocationTree } from '../views/invocationTree';

/** What commands work with, built once by `extension.ts`. */
export interface CommandContext {
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
  readonly functionTree: FunctionTree;
  readonly invocationTree: InvocationTree;
  readonly choices: FunctionChoices;
  readonly panels: InvocationPanels;
  /** Of the machine's AWS configuration; loads the AWS side. */
  readonly awsTools: () => Promise<AwsTools>;
  /** Of the events that services send; loads them. */
  readonly events: () => Promise<EventsSide>;
  readonly log: vscode.LogOutputChannel;
}
