import type * as vscode from 'vscode';
import { showQuickPick } from '../sinks/quickInput';
import { traceIdsIn } from './openedTraceFile';
import type { InvocationPanels } from './panel/invocationPanels';

/** Shows trace files in the panel: `*.xray.json` by default, other JSON on demand. Remembers the choice among several traces. */
export class TraceFileEditor implements vscode.CustomReadonlyEditorProvider {
  constructor(
    private readonly panels: InvocationPanels,
    private readonly chosen: vscode.Memento,
  ) {}

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, view: vscode.WebviewPanel): Promise<void> {
    const traceId = await this.choose(uri);
    this.panels.adoptFile(view, { kind: 'file', uri: uri.toString(), traceId });
  }

  private async choose(uri: vscode.Uri): Promise<string | undefined> {
    const ids = await traceIdsIn(uri);
    if (ids.length < 2) return ids[0];
    const key = `traceFile/${uri}`;
    const before = this.chosen.get<string>(key);
    if (before !== undefined && ids.includes(before)) return before;
    const placeHolder = `Select one of the ${ids.length} traces in this file`;
    const items = ids.map((label) => ({ label }));
    const picked = (await showQuickPick(items, { placeHolder, ignoreFocusOut: true }))?.label ?? ids[0];
    await this.chosen.update(key, picked);
    return picked;
  }
}
