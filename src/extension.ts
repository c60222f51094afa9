import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import { HandlerLenses, handlerLanguages } from './editor/handlerLenses';
import { PayloadLenses, payloadDocuments } from './editor/payloadLenses';
import { PlaceholderCompletions } from './editor/placeholderCompletions';
import { invocationPanel, previewScheme, responseScheme, sharedEventScheme, traceEditor, traceScheme } from './ids';
import { Follower } from './invocations/follower';
import { InvocationSender } from './invocations/invocationSender';
import { InvocationStore } from './invocations/invocationStore';
import { SeriesRunner } from './invocations/seriesRunner';
import { systemClock } from './invocations/systemClock';
import { DeclaredFunctions } from './payload/declaredFunctions';
import { EventFolders } from './payload/eventFolders';
import { PayloadComposer } from './payload/payloadComposer';
import { PayloadFiles } from './payload/payloadFiles';
import { PayloadPreviews } from './payload/payloadPreviews';
import { PayloadProblems } from './payload/payloadProblems';
import { PayloadSettings } from './payload/payloadSettings';
import { ScratchPlace } from './payload/scratchPlace';
import { SentDocuments } from './payload/sentDocuments';
import { SharedEventFiles } from './payload/sharedEventFiles';
import { TraceDocuments } from './payload/traceDocuments';
import { WorkspaceFiles } from './payload/workspaceFiles';
import { ActiveConnectionStatus } from './views/activeConnectionStatus';
import { askMfaCode } from './views/askMfaCode';
import { Connections } from './views/connections';
import { CredentialWatch } from './views/credentialWatch';
import { FunctionChoices } from './views/functionChoices';
import { FunctionTree } from './views/functionTree';
import { historyLimits } from './views/historyLimits';
import { InvocationPanels } from './views/invocationPanels';
import { InvocationTree } from './views/invocationTree';
import { localSettings, untrusted } from './views/localSettings';
import { panelActions } from './views/panelActions';
import { RunningStatus } from './views/runningStatus';
import { TraceFileEditor } from './views/traceFileEditor';

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
    vscode.window.registerCustomEditorProvider(traceEditor, new TraceFileEditor(panels, context.workspaceState), {
      supportsMultipleEditorsPerDocument: true,
    }),
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
