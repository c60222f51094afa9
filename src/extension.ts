import * as vscode from 'vscode';
import type { CommandContext } from './editor/commandContext';
import { registerCommands } from './editor/commands/registerCommands';
import { type AwsSide, createConnections } from './editor/connections/createConnections';
import { registerConnections } from './editor/connections/register';
import { DeclaredFunctions } from './editor/functions/declaredFunctions';
import { pickFunction } from './editor/functions/pickFunction';
import { registerFunctions } from './editor/functions/register';
import { functionResolver } from './editor/functions/resolveFunction';
import { mappingResolver } from './editor/functions/resolveMapping';
import { FunctionTree } from './editor/functions/tree/functionTree';
import { WorkspaceFiles } from './editor/functions/workspaceFiles';
import { createHistory } from './editor/invocations/createHistory';
import { createSending, loadEvents } from './editor/invocations/createSending';
import { registerInvocations } from './editor/invocations/register';
import { SentDocuments } from './editor/invocations/sentDocuments';
import { InvocationTree } from './editor/invocations/tree/invocationTree';
import { createPayloads } from './editor/payloads/createPayloads';
import { PayloadPreviews } from './editor/payloads/documents/payloadPreviews';
import { registerPayloads } from './editor/payloads/register';
import { InvocationPanels } from './editor/traces/panel/invocationPanels';
import { panelActions } from './editor/traces/panel/panelActions';
import { registerTraces } from './editor/traces/register';
import { TraceDocuments } from './editor/traces/traceDocuments';
import { FunctionChoices } from './explorer/functionChoices';
import { FunctionExplorer } from './explorer/functionExplorer';
import type { InvocationStore } from './invocations/invocationStore';
import { done } from './model/base/outcome';

/** What `activate` returns while tests run, so that they can look at what a user cannot see. */
export interface TestApi {
  readonly store: InvocationStore;
  readonly functionTree: FunctionTree;
  readonly explorer: FunctionExplorer;
}

let ended: () => Promise<void> = async () => {};

/** A bundle of its own: the SDK is most of our weight. */
async function awsSide(): Promise<AwsSide> {
  return (await import('./aws/awsSide')).awsSide;
}

/** Builds the objects, hands them to each other, registers them. Nothing is read, started or sent before it is asked for. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const { extensionUri, workspaceState: state, globalState } = context;
  const log = vscode.window.createOutputChannel('Dwell', { log: true });
  const store = createHistory(state, log);
  const files = new WorkspaceFiles();
  const declared = new DeclaredFunctions(files);
  const connections = createConnections({ awsSide, declared, extensionUri, state, log });
  const payloads = createPayloads(context, connections, declared, files);
  const { sender, follower, series } = createSending(store, connections);
  const sent = new SentDocuments(store);
  const traces = new TraceDocuments();
  const actions = panelActions({ store, connections, declared, files, sent, traces });
  const panels = new InvocationPanels(store, series, connections, actions, extensionUri);
  const explorer = new FunctionExplorer(connections, store, new FunctionChoices(state, globalState));
  const functionTree = new FunctionTree(explorer, connections, declared, store);
  const view = { connections, explorer, functionTree, store };
  const resolveFunction = functionResolver({
    payloadTarget: (document) => payloads.files.targetOf(document),
    pickFunction: () => pickFunction(view),
  });
  const resolveMapping = mappingResolver({ connections, resolveFunction });
  const everything: CommandContext = {
    resolveMapping,
    connections,
    store,
    sender,
    declared,
    files,
    payloads: payloads.files,
    settings: payloads.settings,
    composer: payloads.composer,
    previews: new PayloadPreviews(payloads.composer),
    sharedEvents: payloads.sharedEvents,
    problems: payloads.problems,
    eventFolders: payloads.eventFolders,
    sent,
    series,
    invocationTree: new InvocationTree(store, state),
    explorer,
    panels,
    traces,
    state,
    log,
    awsTools: awsSide,
    events: loadEvents,
  };
  const showLog = async () => {
    log.show();
    return done;
  };
  context.subscriptions.push(
    log,
    follower,
    registerConnections({ connections, awsTools: awsSide, reload: (connection) => explorer.reload(connection) }),
    registerFunctions({ view, handlers: { declared, files }, resolveFunction, resolveMapping }),
    registerPayloads(everything),
    registerInvocations(everything),
    registerTraces(everything),
    registerCommands({ showLog }),
  );
  follower.resume();
  ended = () => store.flush();
  return context.extensionMode === vscode.ExtensionMode.Test ? { store, functionTree, explorer } : undefined;
}

/** Keeps the history of the last seconds. */
export function deactivate(): Promise<void> {
  return ended();
}
