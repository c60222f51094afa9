import type * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { compareWith } from './compareWith';
import { exportTrace } from './exportTrace';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';

/** Registers the commands about traces. */
export function registerTraces(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  return registerCommands({
    compareWith: run(compareWith),
    exportTrace: run(exportTrace),
    openTrace: run(openTrace),
    openTraceFile: run(openTraceFile),
  });
}
