import * as vscode from 'vscode';
import { type DocumentArgument, traceEditor } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';

/** Asks for a file with traces and opens it in the panel. */
export async function openTraceFile(argument: DocumentArgument): Promise<Outcome> {
  const chosen = argument instanceof vscode.Uri ? argument : await pick();
  if (chosen === undefined) return canceled;
  await vscode.commands.executeCommand('vscode.openWith', chosen, traceEditor);
  return done;
}

async function pick(): Promise<vscode.Uri | undefined> {
  const title = 'Open Trace File';
  const filters = {
    Traces: ['json', 'jsonl', 'ndjson', 'log', 'txt', 'yaml', 'gz', 'pb', 'binpb', 'bin'],
    'All files': ['*'],
  };
  return (await vscode.window.showOpenDialog({ title, filters, canSelectMany: false }))?.[0];
}
