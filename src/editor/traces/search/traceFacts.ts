import * as vscode from 'vscode';
import { readFailures } from '../../../explorer/traceSearch/findFailures';
import type { FoundInvocation } from '../../../explorer/traceSearch/foundTrace';
import { formatDuration } from '../../../model/base/duration';
import { noDeadline } from '../../../model/base/noDeadline';
import type { Connection } from '../../../model/connection/connection';
import { attemptIcon } from '../../invocations/tree/invocationNodes';
import type { TraceFactNode, TraceNode } from './traceNodes';

/** Reads the attempts of a found trace and where its event ended, as rows. `functionName`: the function that is searched. */
export async function readTraceFacts(
  node: TraceNode,
  functionName: string,
  connection: Connection,
): Promise<readonly TraceFactNode[]> {
  const target = { connectionId: connection.id, functionName };
  const [read] = await readFailures(target, [node.trace], connection, noDeadline());
  const invocation = read?.invocation;
  if (invocation === undefined) {
    const icon = new vscode.ThemeIcon('info');
    return [factOf(node, 'none', { label: `No run of ${functionName} in this trace`, description: '', icon })];
  }
  return factsOf(node, invocation);
}

function factsOf(node: TraceNode, { attempts, outcome, end }: FoundInvocation): readonly TraceFactNode[] {
  const runs = attempts.map((attempt) => {
    const { number, startMs, endMs, cause } = attempt;
    const duration = endMs === undefined ? undefined : formatDuration(endMs - startMs);
    const description = [duration, cause?.type, cause?.message.split(/\r?\n/, 1)[0]].filter(Boolean).join(' · ');
    return factOf(node, `attempt ${number}`, { label: `Attempt ${number}`, description, icon: attemptIcon(attempt) });
  });
  const summary = factOf(node, 'outcome', { label: outcome, description: '', icon: new vscode.ThemeIcon('info') });
  if (end === '') return runs.length === 0 ? [summary] : runs;
  return [...runs, factOf(node, 'end', { label: end, description: '', icon: new vscode.ThemeIcon('inbox') })];
}

function factOf(
  trace: TraceNode,
  name: string,
  row: Pick<TraceFactNode, 'label' | 'description' | 'icon'>,
): TraceFactNode {
  return { kind: 'traceFact', id: `${trace.trace.id} ${name}`, trace, ...row };
}
