import * as vscode from 'vscode';
import { anyTraceEditor, invocationPanel, traceEditor, traceScheme } from '../../ids';
import { registerCommands } from '../commands/registerCommands';
import type { Connections } from '../connections/connections';
import type { FunctionView } from '../functions/functionView';
import type { PanelSide } from './createPanels';
import { openTrace } from './openTrace';
import { openTraceFile } from './openTraceFile';
import { createTraceSearch, type TraceSearchSide } from './search/createTraceSearch';
import { type SearchNeeds, searchCommands } from './search/searchCommands';
import { type TracedNeeds, tracedCommands } from './tracedCommands';
import { TraceFileEditor } from './traceFileEditor';

interface TraceNeeds extends TracedNeeds, PanelSide, Omit<SearchNeeds, 'listedFunctions' | keyof TraceSearchSide> {
  readonly connections: Connections;
  readonly view: FunctionView;
  /** Remembers which trace of a file was chosen. */
  readonly state: vscode.Memento;
}

/** The panel, the editor of trace files and the commands about traces. */
export function registerTraces(needs: TraceNeeds): vscode.Disposable {
  const { panels, traces, connections, state, view } = needs;
  const { explorer } = view;
  const found = createTraceSearch(connections);
  const listedFunctions = () =>
    explorer.lists.connections().flatMap((one) => explorer.lists.listOf(one).state.functions.map(({ name }) => name));
  return vscode.Disposable.from(
    panels,
    found.traceTree,
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
      ...searchCommands({ ...needs, ...found, listedFunctions }),
    }),
  );
}
