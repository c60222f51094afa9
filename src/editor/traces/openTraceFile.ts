import * as vscode from 'vscode';
import { traceEditor } from '../../ids';
import type { CommandContext } from '../commandContext';

/** Asks for a file with traces and opens it in the panel. */
export async function openTraceFile(_context: CommandContext, argument: unknown): Promise<void> {
  const chosen = argument instanceof vscode.Uri ? argument : await pick();
  if (chosen !== undefined) await vscode.commands.executeCommand('vscode.openWith', chosen, traceEditor);
}

async function pick(): Promise<vscode.Uri | undefined> {
  const title = 'Open Trace File';
  const filters = { 'Traces (JSON)': ['json', 'jsonl', 'ndjson', 'log', 'txt'], 'All files': ['*'] };
  return (await vscode.window.showOpenDialog({ title, filters, canSelectMany: false }))?.[0];
}
