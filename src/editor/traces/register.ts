import * as vscode from 'vscode';
import { anyTraceEditor, invocationPanel, traceEditor, traceScheme } from '../../ids';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { compareWith } from './compareWith';
import { exportTrace } from './exportTrace';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';
import { TraceFileEditor } from './traceFileEditor';

/** The panel, the editor of trace files and the commands about traces. */
export function registerTraces(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  const { panels, traces, state } = context;
  return vscode.Disposable.from(
    panels,
    vscode.window.registerWebviewPanelSerializer(invocationPanel, panels),
    ...[traceEditor, anyTraceEditor].map((viewType) =>
      vscode.window.registerCustomEditorProvider(viewType, new TraceFileEditor(panels, state), {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
    vscode.workspace.registerTextDocumentContentProvider(traceScheme, traces),
    registerCommands({
      compareWith: run(compareWith),
      exportTrace: run(exportTrace),
      openTrace: run(openTrace),
      openTraceFile: run(openTraceFile),
    }),
  );
}
