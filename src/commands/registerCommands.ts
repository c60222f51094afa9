import * as vscode from 'vscode';
import type { CommandId } from '../ids';
import { addConnection } from './addConnection';
import { addFavourite } from './addFavourite';
import { choosePayloadFunction } from './choosePayloadFunction';
import { chooseQualifier } from './chooseQualifier';
import { clearFilter } from './clearFilter';
import { clearHistory } from './clearHistory';
import { clearInvocationFilter } from './clearInvocationFilter';
import type { CommandContext } from './commandContext';
import { comparePayloads } from './comparePayloads';
import { compareResults } from './compareResults';
import { compareWith } from './compareWith';
import { copyArn } from './copyArn';
import { copyAsCli } from './copyAsCli';
import { copyAsCode } from './copyAsCode';
import { copySource } from './copySource';
import { deletePayload } from './deletePayload';
import { disableMapping } from './disableMapping';
import { disableTracing } from './disableTracing';
import { dryRun } from './dryRun';
import { duplicatePayload } from './duplicatePayload';
import { editConnection } from './editConnection';
import { editEventConfig } from './editEventConfig';
import { enableMapping } from './enableMapping';
import { enableTracing } from './enableTracing';
import { exportHistory } from './exportHistory';
import { exportTrace } from './exportTrace';
import { filterFunctions } from './filterFunctions';
import { filterInvocations } from './filterInvocations';
import { findFunction } from './findFunction';
import { groupFunctions } from './groupFunctions';
import { invokeAgain } from './invokeAgain';
import { invokeAs } from './invokeAs';
import { invokeEvent } from './invokeEvent';
import { invokeFunction } from './invokeFunction';
import { invokeMany } from './invokeMany';
import { invokeStream } from './invokeStream';
import { invokeSync } from './invokeSync';
import { loadMore } from './loadMore';
import { moveConnectionDown } from './moveConnectionDown';
import { moveConnectionUp } from './moveConnectionUp';
import { newPayload } from './newPayload';
import { openAwsConfig } from './openAwsConfig';
import { openConsole } from './openConsole';
import { openHandler } from './openHandler';
import { openLogGroup } from './openLogGroup';
import { openPayload } from './openPayload';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';
import { peekRecords } from './peekRecords';
import { previewPayload } from './previewPayload';
import { protectConnection } from './protectConnection';
import { refresh } from './refresh';
import { removeConnection } from './removeConnection';
import { removeFavourite } from './removeFavourite';
import { removeInvocation } from './removeInvocation';
import { renamePayload } from './renamePayload';
import { savePayloadAs } from './savePayloadAs';
import { setActiveConnection } from './setActiveConnection';
import { setInvokeOptions } from './setInvokeOptions';
import { sharePayload } from './sharePayload';
import { showInvocation } from './showInvocation';
import { showLog } from './showLog';
import { signIn } from './signIn';
import { stopLoading } from './stopLoading';
import { stopWaiting } from './stopWaiting';
import { testConnection } from './testConnection';
import { unprotectConnection } from './unprotectConnection';

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
  'dwell.addFavourite': addFavourite,
  'dwell.removeFavourite': removeFavourite,
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
