import type { FunctionTarget } from './model/invocation/invocation';

/** A node of one of the views, as VS Code passes it to the command of a menu. Only its view knows its other properties. */
export interface ViewNode {
  readonly kind: string;
}

/** The URI of a document, which VS Code passes to the commands of an editor's title. */
export interface DocumentUri {
  readonly scheme: string;
  readonly path: string;
}

/** A durable execution of a connection, and one of its callbacks. */
export interface ExecutionArgument {
  readonly connectionId: string;
  readonly executionArn: string;
  readonly callbackId?: string | undefined;
  readonly operationName?: string | undefined;
}

/** An execution whose ARN stands in a text: its connection is found by account and Region, or asked for. */
export interface FoundExecution {
  readonly connectionId: undefined;
  readonly executionArn: string;
}

/**
 * The arguments of commands, by kind. Without an argument, a command uses the active editor's document or everything, or asks.
 */
export interface ArgumentOf {
  readonly nothing: undefined;
  readonly function: { readonly target: FunctionTarget } | ViewNode | DocumentUri | undefined;
  readonly invocation: { readonly invocationId: string } | undefined;
  readonly connection: { readonly connectionId: string } | ViewNode | undefined;
  readonly document: DocumentUri | undefined;
  readonly treeNode: ViewNode | undefined;
  /** A trace of a connection, or its row. Without a connection, the one of the trace is found or asked for. */
  readonly trace: { readonly connectionId: string | undefined; readonly traceId: string } | ViewNode | undefined;
  /** A durable execution or its row; `callbackId` and `operationName` where one of its callbacks is meant. A document: its answer. */
  readonly execution: ExecutionArgument | FoundExecution | ViewNode | DocumentUri | undefined;
  /** A request in a log. */
  readonly request:
    | {
        readonly connectionId: string;
        readonly functionName: string;
        readonly logGroup: string;
        readonly requestId: string;
        /** When the request began or earlier, in epoch milliseconds; a few hours ago without it. */
        readonly fromMs?: number | undefined;
      }
    | undefined;
  /** A frame of a stack: `line` from 1. */
  readonly frame: { readonly path: string; readonly line: number; readonly functionName: string } | undefined;
  /** Absolute path of the file that declares a project. */
  readonly project: string | undefined;
  /** The name of an AWS profile, or a row of a view that knows it. */
  readonly profile: string | { readonly profile: string | undefined } | undefined;
}

export type ArgumentKind = keyof ArgumentOf;

/** Every command of package.json without its prefix, and the kind of its argument. A test keeps both files in sync. */
export const commands = {
  invokeFunction: 'function',
  invokeSync: 'function',
  invokeEvent: 'function',
  dryRun: 'function',
  openPayload: 'function',
  newPayload: 'function',
  useSample: 'invocation',
  previewPayload: 'document',
  savePayloadAs: 'document',
  duplicatePayload: 'document',
  renamePayload: 'document',
  deletePayload: 'document',
  sharePayload: 'document',
  choosePayloadFunction: 'document',
  chooseQualifier: 'document',
  setInvokeOptions: 'document',
  invokeAs: 'function',
  invokeStream: 'function',
  debugFunction: 'function',
  debugEvent: 'function',
  debugInvocation: 'invocation',
  debugCapturedEvent: 'nothing',
  debugOnAws: 'function',
  newPayloadFromText: 'nothing',
  newPayloadFromInvocation: 'invocation',
  newPayloadFromTrace: 'trace',
  filterInvocations: 'nothing',
  clearInvocationFilter: 'nothing',
  comparePayloads: 'invocation',
  compareResults: 'invocation',
  copyAsCli: 'invocation',
  copyAsCode: 'invocation',
  exportHistory: 'nothing',
  clearHistory: 'nothing',
  removeInvocation: 'invocation',
  invokePair: 'function',
  invokeMany: 'function',
  peekRecords: 'function',
  sendRecord: 'function',
  redrive: 'function',
  invokeDeadLetter: 'function',
  pollSources: 'connection',
  checkMapping: 'function',
  checkAsync: 'function',
  openDurableSample: 'nothing',
  openExecution: 'execution',
  copyExecutionLink: 'execution',
  stopExecution: 'execution',
  startExecutionAgain: 'execution',
  succeedCallback: 'execution',
  failCallback: 'execution',
  sendCallbackHeartbeat: 'execution',
  copyExecutionArn: 'execution',
  filterExecutions: 'function',
  clearExecutionFilter: 'function',
  showMoreExecutions: 'function',
  copyArn: 'function',
  openHandler: 'function',
  invokeAgain: 'invocation',
  showInvocation: 'invocation',
  showLastInvocation: 'nothing',
  stopWaiting: 'invocation',
  openTrace: 'nothing',
  openTraceFile: 'document',
  openTraceSearch: 'function',
  repeatTraceSearch: 'nothing',
  stopTraceSearch: 'nothing',
  searchStoredSpans: 'nothing',
  showMoreTraces: 'treeNode',
  showTrace: 'trace',
  findFailed: 'function',
  showNextFailure: 'nothing',
  compareWith: 'invocation',
  exportTrace: 'invocation',
  copyTraceLink: 'invocation',
  copyFoundTraceLink: 'trace',
  openFoundTraceConsole: 'trace',
  saveResponse: 'invocation',
  enableTracing: 'function',
  openConsole: 'function',
  filterFunctions: 'nothing',
  clearFilter: 'nothing',
  groupFunctions: 'nothing',
  findFunction: 'nothing',
  addFavorite: 'function',
  removeFavorite: 'function',
  stopLoading: 'connection',
  runProjectAction: 'project',
  loadMore: 'connection',
  editEventConfig: 'function',
  disableTracing: 'function',
  enableMapping: 'function',
  disableMapping: 'function',
  openLogGroup: 'function',
  showLogs: 'function',
  followLog: 'function',
  tailLog: 'function',
  stopLog: 'document',
  toggleLogJson: 'document',
  showInvocationLog: 'invocation',
  showRequestLog: 'request',
  openFrame: 'frame',
  copySource: 'function',
  copyAddress: 'function',
  openAddress: 'function',
  addConnection: 'nothing',
  editConnection: 'connection',
  removeConnection: 'connection',
  testConnection: 'connection',
  moveConnectionUp: 'connection',
  moveConnectionDown: 'connection',
  protectConnection: 'connection',
  unprotectConnection: 'connection',
  signIn: 'connection',
  setActiveConnection: 'connection',
  chooseIdentity: 'treeNode',
  openAwsConfig: 'profile',
  openConnectionSettings: 'nothing',
  clearDiagnostics: 'nothing',
  refresh: 'treeNode',
  retry: 'treeNode',
  manageTrust: 'nothing',
  showLog: 'nothing',
  exportDiagnosis: 'nothing',
} as const satisfies Readonly<Record<string, ArgumentKind>>;

export type CommandName = keyof typeof commands;

/** The argument of a command: registering, linking and running are checked against it. */
export type CommandArgument<Name extends CommandName> = ArgumentOf[(typeof commands)[Name]];

export type FunctionArgument = ArgumentOf['function'];
export type InvocationArgument = ArgumentOf['invocation'];
export type ConnectionArgument = ArgumentOf['connection'];
export type DocumentArgument = ArgumentOf['document'];

/** The id of a command in package.json and in VS Code. */
export function commandId(name: CommandName): string {
  return `dwell.${name}`;
}

/** The extension in links that VS Code opens. */
export const extensionId = 'dwell.dwell';

export const views = {
  functions: 'dwell.functions',
  invocations: 'dwell.invocations',
  traces: 'dwell.traces',
} as const;

/** The walkthrough, as `workbench.action.openWalkthrough` takes it. */
export const walkthrough = 'dwell.dwell#start';

/** The `viewType` of the panel. */
export const invocationPanel = 'dwell.invocation';

/** The URI scheme of read-only responses. */
export const responseScheme = 'dwell-response';

/** The URI scheme of shareable test events. */
export const sharedEventScheme = 'dwell-event';

/** The URI scheme of payloads as they would be sent, read-only. */
export const previewScheme = 'dwell-preview';

/** The URI scheme of read-only logs. */
export const logScheme = 'dwell-log';

/** The URI scheme of read-only trace documents. */
export const traceScheme = 'dwell-trace';

/** The `viewType` of the editor for trace files. */
export const traceEditor = 'dwell.trace';

/** The same editor for files whose name does not say that they are traces: offered by "Reopen Editor With…". */
export const anyTraceEditor = 'dwell.traceOfAnyFile';

/** Context keys for `when` clauses. */
export const contextKeys = {
  /** The extension runs: VS Code opens a walkthrough by itself when its clause holds right after an installation. */
  isActive: 'dwell.isActive',
  hasNoConnections: 'dwell.hasNoConnections',
  hasSeveralConnections: 'dwell.hasSeveralConnections',
  hasRemoteConnections: 'dwell.hasRemoteConnections',
  hasFunctions: 'dwell.hasFunctions',
  /** Some listed function is durable. */
  hasDurableFunctions: 'dwell.hasDurableFunctions',
  isLoading: 'dwell.isLoading',
  isStopped: 'dwell.isStopped',
  /** Which welcome content stands in place of the functions; empty for none. */
  emptyState: 'dwell.emptyState',
  hasInvocations: 'dwell.hasInvocations',
  /** An event was sent: a step of the walkthrough. */
  hasEvents: 'dwell.hasEvents',
  hasTraceSearch: 'dwell.hasTraceSearch',
  isSearchingTraces: 'dwell.isSearchingTraces',
  /** Transaction Search stores more spans than the search listed. */
  hasStoredSpans: 'dwell.hasStoredSpans',
  hasRunningInvocations: 'dwell.hasRunningInvocations',
  /** The paths of logs that are being read or followed, for `resourcePath in`. */
  openLogs: 'dwell.openLogs',
  /** Errors or calls stand beside the code. */
  hasCodeMarks: 'dwell.hasCodeMarks',
  /** The AWS Toolkit is installed, and can be handed a function. */
  hasAwsToolkit: 'dwell.hasAwsToolkit',
  isFiltered: 'dwell.isFiltered',
  isHistoryFiltered: 'dwell.isHistoryFiltered',
  /** The paths of open payload documents, for `resourcePath in`. */
  payloadDocuments: 'dwell.payloadDocuments',
  /** The paths of open answers to callbacks, for `resourcePath in`. */
  callbackDocuments: 'dwell.callbackDocuments',
} as const;

/** Settings of package.json. */
export const settingIds = {
  connections: 'dwell.connections',
  localTemplate: 'dwell.local.template',
  localParameters: 'dwell.local.parameters',
  localRetryDelays: 'dwell.local.retryDelays',
  localMaxConcurrency: 'dwell.local.maxConcurrency',
  localTimeScale: 'dwell.local.timeScale',
  localSchedules: 'dwell.local.schedules',
  localSourceEndpoint: 'dwell.local.sourceEndpoint',
  localProfile: 'dwell.local.profile',
  localEndpoint: 'dwell.local.endpoint',
  localEnvFiles: 'dwell.local.envFiles',
  payloadVariables: 'dwell.payload.variables',
  payloadEnvironmentVariables: 'dwell.payload.environmentVariables',
  payloadUnknownPlaceholders: 'dwell.payload.unknownPlaceholders',
  historyKeep: 'dwell.history.keep',
  historyMaxInvocations: 'dwell.history.maxInvocations',
  historyMaxMegabytes: 'dwell.history.maxMegabytes',
  codeLenses: 'dwell.code.lenses',
  codeErrors: 'dwell.code.errors',
  codeCalls: 'dwell.code.calls',
} as const;

/** Items of the status bar, as a user can hide them one by one. */
export const statusItems = { connection: 'dwell.connection', running: 'dwell.running', log: 'dwell.log' } as const;
