import * as vscode from 'vscode';
import { setContext } from './editor/commands/setContext';
import { type AwsSide, createConnections } from './editor/connections/createConnections';
import { createFunctions, createHandlers } from './editor/functions/createFunctions';
import type { FunctionView } from './editor/functions/functionView';
import { createHistory } from './editor/invocations/createHistory';
import { createSending, loadEvents } from './editor/invocations/createSending';
import { createPayloads } from './editor/payloads/createPayloads';
import { withPayloadSteps } from './editor/payloads/payloadSteps';
import { FocusedClock } from './editor/polling/focusedClock';
import { createRecords } from './editor/records/createRecords';
import { registerFeatures } from './editor/registerFeatures';
import { createPanels } from './editor/traces/createPanels';

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
  const clock = new FocusedClock();
  const records = createRecords(clock);
  const handlers = createHandlers(state);
  const { declared } = handlers;
  const folders = { extensionUri, storageUri, workspaceStorageUri: context.storageUri };
  const connections = createConnections({ awsSide: awsTools, declared, ...folders, state, log });
  const documents = createPayloads(context, connections, declared, handlers.files);
  const payloads = withPayloadSteps(documents, { connections, declared, events: loadEvents });
  const sending = createSending(store, connections, log, { storageUri, awsTools, records, clock });
  const functions = createFunctions({
    connections,
    handlers,
    store,
    records,
    runs: sending.runs,
    states: context,
    payloads: documents.files,
  });
  const { panels, traces } = createPanels(
    { sending, handlers, sent, lists: functions.view.explorer.lists },
    { payloads, declared, events: loadEvents },
    extensionUri,
  );
  const parts = { connections, awsTools, handlers, declared, functions, payloads, sending, history, panels, traces };
  context.subscriptions.push(
    log,
    clock,
    records,
    sending.runs,
    registerFeatures({ ...parts, ...history, ...functions, events: loadEvents, extensionUri, state, context, log }),
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
