import type { FunctionTarget } from './model/invocation/invocation';

/**
 * What the commands about a function accept: a target (a tree node, a lens) or nothing: then they look at the active editor,
 * and ask. VS Code itself gives the URI of the document when they are chosen in an editor's title.
 */
export type FunctionArgument = { readonly target: FunctionTarget } | undefined;

/** What the commands about an invocation accept; without it the latest is meant, or the user is asked. */
export type InvocationArgument = { readonly invocationId: string } | undefined;

/** What the commands about a connection accept; without it all are meant, or the user is asked. */
export type ConnectionArgument = { readonly connectionId: string } | undefined;

/** What the commands about a payload document accept: its URI, which VS Code gives; without it the active editor's. */
export type PayloadArgument = { readonly scheme: string; readonly path: string } | undefined;

/** Every command of package.json with its argument. `test/packageJson.test.ts` holds the two together. */
export interface CommandArguments {
  'dwell.invokeFunction': FunctionArgument;
  'dwell.invokeSync': FunctionArgument;
  'dwell.invokeEvent': FunctionArgument;
  'dwell.dryRun': FunctionArgument;
  'dwell.openPayload': FunctionArgument;
  'dwell.newPayload': FunctionArgument;
  'dwell.previewPayload': PayloadArgument;
  'dwell.savePayloadAs': PayloadArgument;
  'dwell.duplicatePayload': PayloadArgument;
  'dwell.renamePayload': PayloadArgument;
  'dwell.deletePayload': PayloadArgument;
  'dwell.sharePayload': PayloadArgument;
  'dwell.choosePayloadFunction': PayloadArgument;
  'dwell.chooseQualifier': PayloadArgument;
  'dwell.setInvokeOptions': PayloadArgument;
  'dwell.invokeAs': FunctionArgument;
  'dwell.invokeStream': FunctionArgument;
  'dwell.filterInvocations': undefined;
  'dwell.clearInvocationFilter': undefined;
  'dwell.comparePayloads': InvocationArgument;
  'dwell.compareResults': InvocationArgument;
  'dwell.copyAsCli': InvocationArgument;
  'dwell.copyAsCode': InvocationArgument;
  'dwell.exportHistory': undefined;
  'dwell.clearHistory': undefined;
  'dwell.removeInvocation': InvocationArgument;
  'dwell.invokeMany': FunctionArgument;
  'dwell.peekRecords': FunctionArgument;
  'dwell.copyArn': FunctionArgument;
  'dwell.openHandler': FunctionArgument;
  'dwell.invokeAgain': InvocationArgument;
  'dwell.showInvocation': InvocationArgument;
  'dwell.stopWaiting': InvocationArgument;
  'dwell.openTrace': undefined;
  'dwell.openTraceFile': undefined;
  'dwell.compareWith': InvocationArgument;
  'dwell.exportTrace': InvocationArgument;
  'dwell.enableTracing': FunctionArgument;
  'dwell.openConsole': FunctionArgument;
  'dwell.filterFunctions': undefined;
  'dwell.clearFilter': undefined;
  'dwell.groupFunctions': undefined;
  'dwell.findFunction': undefined;
  'dwell.addFavorite': FunctionArgument;
  'dwell.removeFavorite': FunctionArgument;
  'dwell.stopLoading': ConnectionArgument;
  'dwell.loadMore': ConnectionArgument;
  'dwell.editEventConfig': FunctionArgument;
  'dwell.disableTracing': FunctionArgument;
  'dwell.enableMapping': FunctionArgument;
  'dwell.disableMapping': FunctionArgument;
  'dwell.openLogGroup': FunctionArgument;
  'dwell.copySource': FunctionArgument;
  'dwell.addConnection': undefined;
  'dwell.editConnection': ConnectionArgument;
  'dwell.removeConnection': ConnectionArgument;
  'dwell.testConnection': ConnectionArgument;
  'dwell.moveConnectionUp': ConnectionArgument;
  'dwell.moveConnectionDown': ConnectionArgument;
  'dwell.protectConnection': ConnectionArgument;
  'dwell.unprotectConnection': ConnectionArgument;
  'dwell.signIn': ConnectionArgument;
  'dwell.setActiveConnection': ConnectionArgument;
  'dwell.openAwsConfig': string | undefined;
  'dwell.refresh': undefined;
  'dwell.showLog': undefined;
}

export type CommandId = keyof CommandArguments;

export const views = { functions: 'dwell.functions', invocations: 'dwell.invocations' } as const;

/** The `viewType` of the panel. */
export const invocationPanel = 'dwell.invocation';

/** The URI scheme of read-only responses. */
export const responseScheme = 'dwell-response';

/** The URI scheme of shareable test events. */
export const sharedEventScheme = 'dwell-event';

/** The URI scheme of payloads as they would be sent, read-only. */
export const previewScheme = 'dwell-preview';

/** The URI scheme of read-only trace documents. */
export const traceScheme = 'dwell-trace';

/** The `viewType` of the editor for trace files. */
export const traceEditor = 'dwell.trace';

/** The same editor for files whose name does not say that they are traces: offered by "Reopen Editor With…". */
export const anyTraceEditor = 'dwell.traceOfAnyFile';

/** Context keys for `when` clauses. */
export const contextKeys = {
  hasNoConnections: 'dwell.hasNoConnections',
  hasInvocations: 'dwell.hasInvocations',
  isFiltered: 'dwell.isFiltered',
  isHistoryFiltered: 'dwell.isHistoryFiltered',
} as const;
