import * as vscode from 'vscode';
import { registerCommands } from './editor/commands/registerCommands';
import { type AwsSide, createConnections } from './editor/connections/createConnections';
import { registerConnections } from './editor/connections/register';
import { createFunctions, createHandlers } from './editor/functions/createFunctions';
import type { FunctionView } from './editor/functions/functionView';
import { registerFunctions } from './editor/functions/register';
import { createHistory } from './editor/invocations/createHistory';
import { createSending, loadEvents } from './editor/invocations/createSending';
import { registerInvocations } from './editor/invocations/register';
import { createPayloads } from './editor/payloads/createPayloads';
import { withPayloadSteps } from './editor/payloads/payloadSteps';
import { registerPayloads } from './editor/payloads/register';
import { createPanels } from './editor/traces/createPanels';
import { registerTraces } from './editor/traces/register';

/** What `activate` returns while tests run, so that they can look at what a user cannot see. */
export type TestApi = Pick<FunctionView, 'store' | 'functionTree' | 'explorer'>;

let ended: () => Promise<void> = async () => {};

/** A bundle of its own: the SDK is most of our weight. */
async function awsTools(): Promise<AwsSide> {
  return (await import('./aws/awsSide')).awsSide;
}

/** Builds the objects, hands them to each other, registers them. Nothing is read, started or sent before it is asked for. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const { extensionUri, storageUri, workspaceState: state } = context;
  const log = vscode.window.createOutputChannel('Dwell', { log: true });
  const history = createHistory(state, log);
  const { store, sent } = history;
  const handlers = createHandlers();
  const { declared } = handlers;
  const connections = createConnections({ awsSide: awsTools, declared, extensionUri, storageUri, state, log });
  const documents = createPayloads(context, connections, declared, handlers.files);
  const payloads = withPayloadSteps(documents, { connections, declared, events: loadEvents });
  const functions = createFunctions({ connections, handlers, store, states: context, payloads: documents.files });
  const sending = createSending(store, connections, log);
  const { panels, traces } = createPanels({ sending, handlers, sent }, extensionUri);
  context.subscriptions.push(
    log,
    registerConnections({ connections, awsTools, reload: (one) => functions.view.explorer.reload(one) }),
    registerFunctions({ ...functions, handlers }),
    registerPayloads({ ...functions, payloads, declared, events: loadEvents }),
    registerInvocations({ sending, history, payloads, panels, functions }),
    registerTraces({ ...history, panels, traces, connections, state }),
    registerCommands({ showLog: async () => ({ kind: 'done', value: log.show() }) }),
  );
  sending.follower.resume();
  ended = () => store.flush();
  return context.extensionMode === vscode.ExtensionMode.Test ? functions.view : undefined;
}

/** Keeps the history of the last seconds. */
export function deactivate(): Promise<void> {
  return ended();
}
