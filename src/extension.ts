import * as vscode from 'vscode';
import { registerCoding } from './editor/coding/register';
import { registerCommands } from './editor/commands/registerCommands';
import { setContext } from './editor/commands/setContext';
import { type AwsSide, createConnections } from './editor/connections/createConnections';
import { registerConnections } from './editor/connections/register';
import { registerDebugging } from './editor/debugging/register';
import { createFunctions, createHandlers } from './editor/functions/createFunctions';
import type { FunctionView } from './editor/functions/functionView';
import { registerFunctions } from './editor/functions/register';
import { createHistory } from './editor/invocations/createHistory';
import { createSending, loadEvents } from './editor/invocations/createSending';
import { registerInvocations } from './editor/invocations/register';
import { registerLinks } from './editor/links/register';
import { createPayloads } from './editor/payloads/createPayloads';
import { withPayloadSteps } from './editor/payloads/payloadSteps';
import { registerPayloads } from './editor/payloads/register';
import { createPanels } from './editor/traces/createPanels';
import { registerTraces } from './editor/traces/register';

/** The return value of `activate` in tests, for what is not visible to a user. */
export type TestApi = Pick<FunctionView, 'store' | 'functionTree' | 'explorer'>;

let ended: () => Promise<void> = async () => {};

/** A separate bundle: most of the extension's size is the SDK. */
async function awsTools(): Promise<AwsSide> {
  return (await import('./aws/awsSide')).awsSide;
}

/** Builds the objects, connects and registers them. Nothing is read, started or sent before it is needed. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const { extensionUri, globalStorageUri: storageUri, workspaceState: state } = context;
  const log = vscode.window.createOutputChannel('Dwell', { log: true });
  const history = createHistory(state, log);
  const { store, sent } = history;
  const handlers = createHandlers(state);
  const { declared } = handlers;
  const folders = { extensionUri, storageUri, workspaceStorageUri: context.storageUri };
  const connections = createConnections({ awsSide: awsTools, declared, ...folders, state, log });
  const documents = createPayloads(context, connections, declared, handlers.files);
  const payloads = withPayloadSteps(documents, { connections, declared, events: loadEvents });
  const functions = createFunctions({ connections, handlers, store, states: context, payloads: documents.files });
  const sending = createSending(store, connections, log, storageUri);
  const { panels, traces } = createPanels({ sending, handlers, sent }, extensionUri);
  context.subscriptions.push(
    log,
    registerConnections({ connections, awsTools, reload: (one) => functions.view.explorer.reload(one) }),
    registerFunctions({ ...functions, handlers }),
    registerPayloads({ ...functions, payloads, declared, events: loadEvents }),
    registerInvocations({ sending, history, payloads, panels, functions }),
    registerDebugging({ sending, history, payloads, panels, functions, handlers, extensionUri }),
    registerTraces({ ...history, panels, traces, connections, state }),
    registerLinks({ ...history, panels, connections }),
    registerCoding({
      store,
      handlers,
      onDidShow: panels.onDidShow,
      connectionId: () => connections.workspaceConnectionId(),
    }),
    registerCommands({
      showLog: async () => ({ kind: 'done', value: log.show() }),
      exportDiagnosis: async () => (await import('./editor/diagnosis/exportDiagnosis')).exportDiagnosis(context),
    }),
  );
  setContext('isActive', true);
  sending.follower.resume();
  ended = () => store.flush();
  return context.extensionMode === vscode.ExtensionMode.Test ? functions.view : undefined;
}

/** Saves the latest changes of the history. */
export function deactivate(): Promise<void> {
  return ended();
}
