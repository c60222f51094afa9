import * as vscode from 'vscode';
import type { CommandId } from '../ids';
import type { CommandContext } from './commandContext';
import { compareWith } from './compareWith';
import { copyArn } from './copyArn';
import { dryRun } from './dryRun';
import { enableTracing } from './enableTracing';
import { exportTrace } from './exportTrace';
import { invokeAgain } from './invokeAgain';
import { invokeEvent } from './invokeEvent';
import { invokeFunction } from './invokeFunction';
import { invokeSync } from './invokeSync';
import { openConsole } from './openConsole';
import { openHandler } from './openHandler';
import { openPayload } from './openPayload';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';
import { refresh } from './refresh';
import { showInvocation } from './showInvocation';
import { showLog } from './showLog';
import { stopWaiting } from './stopWaiting';

type Command = (context: CommandContext, argument: unknown) => Promise<unknown>;

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
  'dwell.copyArn': copyArn,
  'dwell.openHandler': openHandler,
  'dwell.refresh': refresh,
  'dwell.showLog': showLog,
};

/** Registers every command of package.json. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, command]) =>
    vscode.commands.registerCommand(id, (argument: unknown) => command(context, argument)),
  );
  return vscode.Disposable.from(...registered);
}
