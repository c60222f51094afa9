import * as vscode from 'vscode';
import { registerAgents } from './agents/register';
import { registerCoding } from './coding/register';
import { registerCommands } from './commands/registerCommands';
import { registerConnections } from './connections/register';
import { registerDebugging } from './debugging/register';
import { exportDiagnosis } from './diagnosis/exportDiagnosis';
import { ExecutionOpener } from './executions/executionOpener';
import { registerExecutions } from './executions/register';
import { registerFunctions } from './functions/register';
import { registerInvocations } from './invocations/register';
import { TraceOpener } from './links/openTraceId';
import { registerLinks } from './links/register';
import { registerLogs } from './logs/register';
import { invokePair } from './pair/invokePair';
import { registerPayloads } from './payloads/register';
import { registerRecords } from './records/register';
import { registerTraces } from './traces/register';

/** What the features share. Each takes its part of it. */
type FeatureParts = Parameters<typeof registerDebugging>[0] &
  Omit<Parameters<typeof registerConnections>[0], 'reload'> &
  Parameters<typeof registerFunctions>[0] &
  Parameters<typeof registerPayloads>[0] &
  Omit<Parameters<typeof registerTraces>[0], 'opener'> &
  Omit<Parameters<typeof registerRecords>[0], 'show' | 'reread'> & {
    readonly context: vscode.ExtensionContext;
    readonly log: vscode.LogOutputChannel;
  };

/** Registers commands, views, editors and providers of all features. */
export function registerFeatures(parts: FeatureParts): vscode.Disposable {
  const { connections, store, handlers, panels, view, log, context } = parts;
  const opener = new TraceOpener(parts);
  return vscode.Disposable.from(
    registerConnections({ ...parts, reload: (one) => view.explorer.reload(one) }),
    registerFunctions(parts),
    registerPayloads(parts),
    registerInvocations(parts),
    registerExecutions(parts),
    registerDebugging(parts),
    registerAgents(parts),
    registerTraces({ ...parts, opener }),
    registerLogs({ ...parts, listed: (target) => view.explorer.find(target) }),
    registerRecords({
      ...parts,
      show: (subject) => panels.show(subject),
      reread: (target) => view.functionTree.reread(target),
    }),
    registerLinks({ ...parts, opener, executionOpener: new ExecutionOpener(parts) }),
    registerCoding({
      store,
      handlers,
      onDidShow: panels.onDidShow,
      connectionId: () => connections.workspaceConnectionId(),
    }),
    registerCommands({
      invokePair: (argument) => invokePair(argument, parts),
      showLog: async () => ({ kind: 'done', value: log.show() }),
      exportDiagnosis: () => exportDiagnosis(context),
    }),
  );
}
