import * as vscode from 'vscode';
import { anyTraceEditor, invocationPanel, traceEditor, traceScheme } from '../../ids';
import { registerCommands } from '../commands/registerCommands';
import type { Connections } from '../connections/connections';
import type { PanelSide } from './createPanels';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';
import { type TracedNeeds, tracedCommands } from './tracedCommands';
import { TraceFileEditor } from './traceFileEditor';

interface TraceNeeds extends TracedNeeds, PanelSide {
  readonly connections: Connections;
  /** Remembers which trace of a file was chosen. */
  readonly state: vscode.Memento;
}

/** The panel, the editor of trace files and the commands about traces. */
export function registerTraces(needs: TraceNeeds): vscode.Disposable {
  const { panels, traces, connections, state } = needs;
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
      ...tracedCommands(needs),
      openTrace: () => openTrace(connections, panels),
      openTraceFile,
    }),
  );
}
