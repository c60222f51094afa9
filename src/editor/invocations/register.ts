import * as vscode from 'vscode';
import { responseScheme } from '../../ids';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { clearHistory } from './clearHistory';
import { clearInvocationFilter } from './clearInvocationFilter';
import { comparePayloads } from './comparePayloads';
import { compareResults } from './compareResults';
import { copyAsCli } from './copyAsCli';
import { copyAsCode } from './copyAsCode';
import { dryRun } from './dryRun';
import { exportHistory } from './exportHistory';
import { filterInvocations } from './filterInvocations';
import { invokeAgain } from './invokeAgain';
import { invokeAs } from './invokeAs';
import { invokeEvent } from './invokeEvent';
import { invokeFunction } from './invokeFunction';
import { invokeMany } from './invokeMany';
import { invokeStream } from './invokeStream';
import { invokeSync } from './invokeSync';
import { removeInvocation } from './removeInvocation';
import { showInvocation } from './showInvocation';
import { stopWaiting } from './stopWaiting';
import { RunningStatus } from './tree/runningStatus';

/** The view **Invocations**, the status bar's item and the commands that send, show and compare invocations. */
export function registerInvocations(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  return vscode.Disposable.from(
    context.invocationTree,
    new RunningStatus(context.store),
    vscode.workspace.registerTextDocumentContentProvider(responseScheme, context.sent),
    registerCommands({
      clearHistory: run(clearHistory),
      clearInvocationFilter: run(clearInvocationFilter),
      comparePayloads: run(comparePayloads),
      compareResults: run(compareResults),
      copyAsCli: run(copyAsCli),
      copyAsCode: run(copyAsCode),
      dryRun: run(dryRun),
      exportHistory: run(exportHistory),
      filterInvocations: run(filterInvocations),
      invokeAgain: run(invokeAgain),
      invokeAs: run(invokeAs),
      invokeEvent: run(invokeEvent),
      invokeFunction: run(invokeFunction),
      invokeMany: run(invokeMany),
      invokeStream: run(invokeStream),
      invokeSync: run(invokeSync),
      removeInvocation: run(removeInvocation),
      showInvocation: run(showInvocation),
      stopWaiting: run(stopWaiting),
    }),
  );
}
