import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { buildExecutionTree } from '../../model/durable/buildExecutionTree';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { executionTraceId } from '../../model/durable/executionTraceId';
import { readHistory } from '../../model/durable/readHistory';
import type { ExportFormat } from '../../protocol/panelMessages';
import type { ShownExecution } from '../../protocol/shownExecution';
import { saveFile } from './saveFile';

/** Writes an execution to a file that the user selects, or copies its summary. */
export async function saveExecution(execution: ShownExecution, format: ExportFormat): Promise<Outcome> {
  const { executionArn, events, description } = execution;
  if (events.length === 0) return failed('The history of this execution was not read yet.');
  const reference = parseExecutionArn(executionArn ?? '');
  const history = readHistory(listOf(events)) ?? [];
  const nowMs = execution.following === 'following' ? Date.now() : (history.at(-1)?.atMs ?? Date.now());
  const tree = buildExecutionTree(history, nowMs);
  const { executionMarkdown, executionOtlp } = (await import('../../trace/traceSide')).traceSide;
  if (format === 'markdown') {
    await vscode.env.clipboard.writeText(executionMarkdown(tree, reference, nowMs));
    return done;
  }
  if (format === 'otlp') {
    const traceId = executionTraceId(description?.traceHeader);
    return save(execution, 'otlp.json', JSON.stringify(executionOtlp(tree, { reference, traceId }), undefined, 2));
  }
  return save(execution, 'durable.json', historyText(events));
}

/** Writes a picture that the panel has drawn: SVG as text, PNG as base64. */
export function saveExecutionPicture(execution: ShownExecution, format: 'svg' | 'png', data: string): Promise<Outcome> {
  const bytes = format === 'svg' ? new TextEncoder().encode(data) : Buffer.from(data, 'base64');
  return saveFile(`${nameOf(execution)}.${format}`, bytes, { [format.toUpperCase()]: [format] });
}

/** As GetDurableExecutionHistory returns it, and `readHistory` reads it. */
function historyText(events: readonly string[]): string {
  return JSON.stringify({ Events: JSON.parse(listOf(events)) }, undefined, 2);
}

function listOf(events: readonly string[]): string {
  return `[${events.join(',')}]`;
}

function save(execution: ShownExecution, extension: string, text: string): Promise<Outcome> {
  return saveFile(`${nameOf(execution)}.${extension}`, new TextEncoder().encode(`${text}\n`), { JSON: ['json'] });
}

function nameOf({ executionArn, origin }: ShownExecution): string {
  const reference = parseExecutionArn(executionArn ?? '');
  return reference === undefined
    ? origin.replace(/(\.durable|\.history)?\.json$/, '')
    : `${reference.functionName}-${reference.name}`;
}
