import type * as vscode from 'vscode';
import type { InvocationSender } from '../invocations/invocationSender';
import type { InvocationStore } from '../invocations/invocationStore';
import type { AwsTools } from '../model/awsTools';
import type { DeclaredFunctions } from '../payload/declaredFunctions';
import type { PayloadFiles } from '../payload/payloadFiles';
import type { PayloadProblems } from '../payload/payloadProblems';
import type { WorkspaceFiles } from '../payload/workspaceFiles';
import type { Connections } from '../views/connections';
import type { FunctionChoices } from '../views/functionChoices';
import type { FunctionTree } from '../views/functionTree';
import type { InvocationPanels } from '../views/invocationPanels';

/** What commands work with, built once by `extension.ts`. */
export interface CommandContext {
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly sender: InvocationSender;
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
  readonly payloads: PayloadFiles;
  readonly problems: PayloadProblems;
  readonly functionTree: FunctionTree;
  readonly choices: FunctionChoices;
  readonly panels: InvocationPanels;
  /** Of the machine's AWS configuration; loads the AWS side. */
  readonly awsTools: () => Promise<AwsTools>;
  readonly log: vscode.LogOutputChannel;
}
