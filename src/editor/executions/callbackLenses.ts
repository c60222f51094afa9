import * as vscode from 'vscode';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { commandTo } from '../commands/commandTo';
import { codeLens } from '../sinks/labels';
import type { CallbackDocuments } from './callbackDocuments';

/** Lenses on the first line of a document that answers a callback. */
export class CallbackLenses implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(private readonly documents: CallbackDocuments) {
    this.onDidChangeCodeLenses = documents.onDidChange;
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const callback = this.documents.callbackOf(uri);
    if (callback === undefined) return [];
    const range = new vscode.Range(0, 0, 0, 0);
    const { operationName, executionArn } = callback;
    const execution = parseExecutionArn(executionArn)?.name ?? executionArn;
    return [
      codeLens(range, {
        ...commandTo('succeedCallback', '✓ Send Result', uri),
        tooltip: 'Sends the text as written to the callback, once. Placeholders are resolved.',
      }),
      codeLens(range, {
        ...commandTo('failCallback', '✗ Fail Callback…', callback),
        tooltip: 'Sends an error instead',
      }),
      codeLens(range, {
        ...commandTo('sendCallbackHeartbeat', 'Heartbeat', callback),
        tooltip: 'Starts the heartbeat timeout again',
      }),
      codeLens(range, { title: `callback ${operationName} of ${execution}`, command: '' }),
    ];
  }
}
