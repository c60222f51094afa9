import * as vscode from 'vscode';
import { registerAgents } from './agents/register';
import { registerCoding } from './coding/register';
import { registerCommands } from './commands/registerCommands';
import { registerConnections } from './connections/register';
import { registerDebugging } from './debugging/register';
import { registerFunctions } from './functions/register';
import { registerInvocations } from './invocations/register';
import { registerLinks } from './links/register';
import { registerPayloads } from './payloads/register';
import { registerTraces } from './traces/register';

/** What the features share. Each takes its part of it. */
type FeatureParts = Parameters<typeof registerDebugging>[0] &
  Omit<Parameters<typeof registerConnections>[0], 'reload'> &
  Parameters<typeof registerFunctions>[0] &
  Parameters<typeof registerPayloads>[0] &
  Parameters<typeof registerTraces>[0] & {
    readonly context: vscode.ExtensionContext;
    readonly log: vscode.LogOutputChannel;
  };

/** Registers commands, views, editors and providers of all features. */
export function registerFeatures(parts: FeatureParts): vscode.Disposable {
  const { connections, store, handlers, panels, view, log, context } = parts;
  return vscode.Disposable.from(
    registerConnections({ ...parts, reload: (one) => view.explorer.reload(one) }),
    registerFunctions(parts),
    registerPayloads(parts),
    registerInvocations(parts),
    registerDebugging(parts),
    registerAgents(parts),
    registerTraces(parts),
    registerLinks(parts),
    registerCoding({
      store,
      handlers,
      onDidShow: panels.onDidShow,
      connectionId: () => connections.workspaceConnectionId(),
    }),
    registerCommands({
      showLog: async () => ({ kind: 'done', value: log.show() }),
      exportDiagnosis: async () => (await import('./diagnosis/exportDiagnosis')).exportDiagnosis(context),
    }),
  );
}
