import * as vscode from 'vscode';
import type { CommandId } from '../ids';
import type { CommandContext } from './commandContext';
import { addConnection } from './connections/addConnection';
import { editConnection } from './connections/editConnection';
import { moveConnectionDown } from './connections/moveConnectionDown';
import { moveConnectionUp } from './connections/moveConnectionUp';
import { openAwsConfig } from './connections/openAwsConfig';
import { protectConnection } from './connections/protectConnection';
import { removeConnection } from './connections/removeConnection';
import { setActiveConnection } from './connections/setActiveConnection';
import { signIn } from './connections/signIn';
import { testConnection } from './connections/testConnection';
import { unprotectConnection } from './connections/unprotectConnection';
import { addFavorite } from './functions/addFavorite';
import { clearFilter } from './functions/clearFilter';
import { copyArn } from './functions/copyArn';
import { copySource } from './functions/copySource';
import { disableMapping } from './functions/disableMapping';
import { disableTracing } from './functions/disableTracing';
import { editEventConfig } from './functions/editEventConfig';
import { enableMapping } from './functions/enableMapping';
import { enableTracing } from './functions/enableTracing';
import { filterFunctions } from './functions/filterFunctions';
import { findFunction } from './functions/findFunction';
import { groupFunctions } from './functions/groupFunctions';
import { loadMore } from './functions/loadMore';
import { openConsole } from './functions/openConsole';
import { openHandler } from './functions/openHandler';
import { openLogGroup } from './functions/openLogGroup';
import { refresh } from './functions/refresh';
import { removeFavorite } from './functions/removeFavorite';
import { stopLoading } from './functions/stopLoading';
import { clearHistory } from './invocations/clearHistory';
import { clearInvocationFilter } from './invocations/clearInvocationFilter';
import { comparePayloads } from './invocations/comparePayloads';
import { compareResults } from './invocations/compareResults';
import { copyAsCli } from './invocations/copyAsCli';
import { copyAsCode } from './invocations/copyAsCode';
import { dryRun } from './invocations/dryRun';
import { exportHistory } from './invocations/exportHistory';
import { filterInvocations } from './invocations/filterInvocations';
import { invokeAgain } from './invocations/invokeAgain';
import { invokeAs } from './invocations/invokeAs';
import { invokeEvent } from './invocations/invokeEvent';
import { invokeFunction } from './invocations/invokeFunction';
import { invokeMany } from './invocations/invokeMany';
import { invokeStream } from './invocations/invokeStream';
import { invokeSync } from './invocations/invokeSync';
import { removeInvocation } from './invocations/removeInvocation';
import { showInvocation } from './invocations/showInvocation';
import { stopWaiting } from './invocations/stopWaiting';
import { choosePayloadFunction } from './payloads/choosePayloadFunction';
import { chooseQualifier } from './payloads/chooseQualifier';
import { deletePayload } from './payloads/deletePayload';
import { duplicatePayload } from './payloads/duplicatePayload';
import { newPayload } from './payloads/newPayload';
import { openPayload } from './payloads/openPayload';
import { peekRecords } from './payloads/peekRecords';
import { previewPayload } from './payloads/previewPayload';
import { renamePayload } from './payloads/renamePayload';
import { savePayloadAs } from './payloads/savePayloadAs';
import { setInvokeOptions } from './payloads/setInvokeOptions';
import { sharePayload } from './payloads/sharePayload';
import { showLog } from './showLog';
import { compareWith } from './traces/compareWith';
import { exportTrace } from './traces/exportTrace';
import { openTrace } from './traces/openTrace';
import { openTraceFile } from './traces/openTraceFile';

type Command = (context: CommandContext, argument: unknown, selection?: unknown) => Promise<unknown>;

const commands: Readonly<Record<CommandId, Command>> = {
  'dwell.invokeFunction': invokeFunction,
  'dwell.invokeSync': invokeSync,
  'dwell.invokeEvent': invokeEvent,
  'dwell.dryRun': dryRun,
  'dwell.openPayload': openPayload,
  'dwell.invokeAgain': invokeAgain,
  'dwell.showInvocation': showInvocation,
  'dwell.stopWaiting': stopWaiting,
  'dwell.openTrace': openTrace,
  'dwell.openTraceFile': openTraceFile,
  'dwell.compareWith': compareWith,
  'dwell.exportTrace': exportTrace,
  'dwell.enableTracing': enableTracing,
  'dwell.openConsole': openConsole,
  'dwell.newPayload': newPayload,
  'dwell.previewPayload': previewPayload,
  'dwell.savePayloadAs': savePayloadAs,
  'dwell.duplicatePayload': duplicatePayload,
  'dwell.renamePayload': renamePayload,
  'dwell.deletePayload': deletePayload,
  'dwell.sharePayload': sharePayload,
  'dwell.choosePayloadFunction': choosePayloadFunction,
  'dwell.chooseQualifier': chooseQualifier,
  'dwell.setInvokeOptions': setInvokeOptions,
  'dwell.invokeAs': invokeAs,
  'dwell.invokeStream': invokeStream,
  'dwell.filterInvocations': filterInvocations,
  'dwell.clearInvocationFilter': clearInvocationFilter,
  'dwell.comparePayloads': comparePayloads,
  'dwell.compareResults': compareResults,
  'dwell.copyAsCli': copyAsCli,
  'dwell.copyAsCode': copyAsCode,
  'dwell.exportHistory': exportHistory,
  'dwell.clearHistory': clearHistory,
  'dwell.removeInvocation': removeInvocation,
  'dwell.invokeMany': invokeMany,
  'dwell.peekRecords': peekRecords,
  'dwell.copyArn': copyArn,
  'dwell.openHandler': openHandler,
  'dwell.filterFunctions': filterFunctions,
  'dwell.clearFilter': clearFilter,
  'dwell.groupFunctions': groupFunctions,
  'dwell.findFunction': findFunction,
  'dwell.addFavorite': addFavorite,
  'dwell.removeFavorite': removeFavorite,
  'dwell.stopLoading': stopLoading,
  'dwell.loadMore': loadMore,
  'dwell.editEventConfig': editEventConfig,
  'dwell.disableTracing': disableTracing,
  'dwell.enableMapping': enableMapping,
  'dwell.disableMapping': disableMapping,
  'dwell.openLogGroup': openLogGroup,
  'dwell.copySource': copySource,
  'dwell.addConnection': addConnection,
  'dwell.editConnection': editConnection,
  'dwell.removeConnection': removeConnection,
  'dwell.testConnection': testConnection,
  'dwell.moveConnectionUp': moveConnectionUp,
  'dwell.moveConnectionDown': moveConnectionDown,
  'dwell.protectConnection': protectConnection,
  'dwell.unprotectConnection': unprotectConnection,
  'dwell.signIn': signIn,
  'dwell.setActiveConnection': setActiveConnection,
  'dwell.openAwsConfig': openAwsConfig,
  'dwell.refresh': refresh,
  'dwell.showLog': showLog,
};

/** Registers every command of package.json. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, command]) =>
    vscode.commands.registerCommand(id, (argument: unknown, selection: unknown) =>
      command(context, argument, selection),
    ),
  );
  return vscode.Disposable.from(...registered);
}
