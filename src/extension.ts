import * as vscode from 'vscode';
import { HandlerLenses, handlerLanguages } from './editor/coding/handlerLenses';
import { ActiveConnectionStatus } from './editor/connections/activeConnectionStatus';
import { askMfaCode } from './editor/connections/askMfaCode';
import { Connections } from './editor/connections/connections';
import { CredentialWatch } from './editor/connections/credentialWatch';
import { localSettings, untrusted } from './editor/connections/localSettings';
import { DeclaredFunctions } from './editor/functions/declaredFunctions';
import { FunctionChoices } from './editor/functions/tree/functionChoices';
import { FunctionTree } from './editor/functions/tree/functionTree';
import { WorkspaceFiles } from './editor/functions/workspaceFiles';
import { SentDocuments } from './editor/invocations/sentDocuments';
import { historyLimits } from './editor/invocations/tree/historyLimits';
import { InvocationTree } from './editor/invocations/tree/invocationTree';
import { RunningStatus } from './editor/invocations/tree/runningStatus';
import { EventFolders } from './editor/payloads/documents/eventFolders';
import { PayloadComposer } from './editor/payloads/documents/payloadComposer';
import { PayloadFiles } from './editor/payloads/documents/payloadFiles';
import { PayloadPreviews } from './editor/payloads/documents/payloadPreviews';
import { PayloadProblems } from './editor/payloads/documents/payloadProblems';
import { PayloadSettings } from './editor/payloads/documents/payloadSettings';
import { ScratchPlace } from './editor/payloads/documents/scratchPlace';
import { SharedEventFiles } from './editor/payloads/documents/sharedEventFiles';
import { PayloadLenses, payloadDocuments } from './editor/payloads/payloadLenses';
import { PlaceholderCompletions } from './editor/payloads/placeholderCompletions';
import { registerCommands } from './editor/registerCommands';
import { InvocationPanels } from './editor/traces/panel/invocationPanels';
import { panelActions } from './editor/traces/panel/panelActions';
import { TraceDocuments } from './editor/traces/traceDocuments';
import { TraceFileEditor } from './editor/traces/traceFileEditor';
import {
  anyTraceEditor,
  invocationPanel,
  previewScheme,
  responseScheme,
  sharedEventScheme,
  traceEditor,
  traceScheme,
} from './ids';
import { Follower } from './invocations/follower';
import { InvocationSender } from './invocations/invocationSender';
import { InvocationStore } from './invocations/invocationStore';
import { SeriesRunner } from './invocations/seriesRunner';
import { systemClock } from './invocations/systemClock';

/** What `activate` returns while tests run, so that they can look at what a user cannot see. */
export interface TestApi {
  readonly store: InvocationStore;
  readonly functionTree: FunctionTree;
  readonly choices: FunctionChoices;
}

let ended: () => Promise<void> = async () => {};

/** A bundle of its own: the SDK is most of our weight. */
async function awsSide() {
  return (await import('./aws/awsSide')).awsSide;
}

/** Another one: samples and contracts of all services. */
async function eventsSide() {
  return (await import('./events/eventsSide')).eventsSide;
}

/** Builds the objects, hands them to each other, registers them. Nothing is read, started or sent before it is asked for. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const log = vscode.window.createOutputChannel('Dwell', { log: true });
  const storage = {
    load: () => context.workspaceState.get('invocations'),
    save: (value: unknown) => context.workspaceState.update('invocations', value),
  };
  const store = new InvocationStore(storage, systemClock, (line) => log.warn(line), historyLimits);
  const files = new WorkspaceFiles();
  const declared = new DeclaredFunctions(files);
  const watch = new CredentialWatch(() => {
    connections.renew();
    functionTree.retryCredentials();
  });
  const connections = new Connections(async (spec) => {
    if (spec.kind === 'local' && !vscode.workspace.isTrusted) return untrusted();
    const { openConnection, awsFolders } = await awsSide();
    if (spec.kind !== 'local') watch.start(awsFolders(process.env));
    const local = await localSettings(declared, context.extensionUri);
    const onPause = (untilMs: number): void => functionTree.pause(untilMs);
    return { ok: true, value: openConnection(spec, { ...local, askMfaCode, onPause, log: (line) => log.info(line) }) };
  }, context.workspaceState);
  const workspaceConnectionId = (): string => connections.workspaceConnectionId();
  const settings = new PayloadSettings(context.workspaceState);
  const eventFolders = new EventFolders();
  const scratch = new ScratchPlace(context.globalStorageUri);
  const { workspaceState } = context;
  const payloads = new PayloadFiles(
    declared,
    files,
    eventFolders,
    scratch,
    workspaceState,
    settings,
    workspaceConnectionId,
  );
  const sharedEvents = new SharedEventFiles((id) => connections.get(id));
  const composer = new PayloadComposer(workspaceState);
  const previews = new PayloadPreviews(composer);
  const problems = new PayloadProblems(payloadDocuments);
  const follower = new Follower(store, (id) => connections.get(id), systemClock);
  const sender = new InvocationSender(store, follower, systemClock, async (payload, answer) =>
    (await eventsSide()).checkAnswer(payload, answer),
  );
  const series = new SeriesRunner(systemClock);
  const sent = new SentDocuments(store);
  const traces = new TraceDocuments();
  const actions = panelActions({ store, connections, declared, files, sent, traces });
  const panels = new InvocationPanels(store, series, connections, actions, context.extensionUri);
  const choices = new FunctionChoices(context.workspaceState, context.globalState);
  const functionTree = new FunctionTree(connections, declared, store, choices);
  const invocationTree = new InvocationTree(store, workspaceState);
  const handlerLenses = new HandlerLenses(declared, files, store, workspaceConnectionId);
  const payloadLenses = new PayloadLenses(payloads, settings, store);

  context.subscriptions.push(
    ...[
      log,
      declared,
      watch,
      connections,
      problems,
      settings,
      eventFolders,
      previews,
      sharedEvents,
      choices,
      functionTree,
    ],
    ...[invocationTree, new RunningStatus(store), new ActiveConnectionStatus(connections)],
    ...[panels, handlerLenses, payloadLenses, follower],
    registerCommands({
      connections,
      store,
      sender,
      declared,
      files,
      payloads,
      settings,
      composer,
      previews,
      sharedEvents,
      problems,
      sent,
      series,
      invocationTree,
      functionTree,
      choices,
      panels,
      log,
      awsTools: awsSide,
      events: eventsSide,
    }),
    vscode.window.registerWebviewPanelSerializer(invocationPanel, panels),
    ...[traceEditor, anyTraceEditor].map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, new TraceFileEditor(panels, context.workspaceState), {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
    vscode.workspace.registerFileSystemProvider(sharedEventScheme, sharedEvents, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    vscode.workspace.registerTextDocumentContentProvider(responseScheme, sent),
    vscode.workspace.registerTextDocumentContentProvider(traceScheme, traces),
    vscode.languages.registerCodeLensProvider(handlerLanguages, handlerLenses),
    vscode.languages.registerCodeLensProvider(payloadDocuments, payloadLenses),
    vscode.languages.registerCompletionItemProvider(payloadDocuments, new PlaceholderCompletions(), '{', ':'),
  );
  follower.resume();
  ended = () => store.flush();
  return context.extensionMode === vscode.ExtensionMode.Test ? { store, functionTree, choices } : undefined;
}

/** Keeps the history of the last seconds. */
export function deactivate(): Promise<void> {
  return ended();
}
