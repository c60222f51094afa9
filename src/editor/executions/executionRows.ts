import * as vscode from 'vscode';
import { describeChoice, statusText } from '../../explorer/executions/executionChoice';
import type { ExecutionList } from '../../explorer/executions/executionList';
import type { ExecutionLists } from '../../explorer/executions/executionLists';
import { executionRow } from '../../explorer/executions/executionRow';
import { executionContext, sectionContext } from '../../explorer/menuContexts';
import { clockDate } from '../../model/base/clockTime';
import { formatSpan } from '../../model/base/duration';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { commandTo } from '../commands/commandTo';
import type { ExecutionNode, FunctionNode, FunctionTreeNode, SectionNode } from '../functions/tree/functionNodes';
import { failureNode, noteNode } from '../functions/tree/messageNodes';

/** The section **Executions** below a durable function: newest first, a page at a time, read when it is expanded. */
export class ExecutionRows {
  /** The sections on the screen, by their place: VS Code draws only the very same object again. */
  private readonly sections = new Map<string, SectionNode>();

  constructor(private readonly lists: ExecutionLists) {}

  async children(section: SectionNode): Promise<readonly FunctionTreeNode[]> {
    const list = this.listOf(section.parent);
    await list.load();
    const { executions, hasMore, failure } = list.state;
    const rows = executions.map((execution): ExecutionNode => ({ kind: 'execution', execution, parent: section }));
    if (failure !== undefined) return [...rows, failureNode(failure, section)];
    if (rows.length === 0) return [noteNode(nothingText(list), section)];
    return hasMore ? [...rows, moreNode(section)] : rows;
  }

  item({ execution, parent }: ExecutionNode): vscode.TreeItem {
    const { label, description } = executionRow(execution, Date.now());
    const item = new vscode.TreeItem(label);
    item.id = `${parent.parent.id}/execution/${execution.arn}`;
    item.description = description;
    item.iconPath = statusIcon(execution.status);
    item.command = commandTo('openExecution', 'Open Durable Execution', {
      connectionId: parent.parent.target.connectionId,
      executionArn: execution.arn,
    });
    item.contextValue = executionContext(execution.status === 'RUNNING');
    item.tooltip = tooltipOf(execution);
    item.accessibilityInformation = { label: `${label}, ${description}` };
    return item;
  }

  /** Says on a section's row what is filtered, and remembers the row. */
  markSection(item: vscode.TreeItem, section: SectionNode): void {
    this.sections.set(section.parent.id, section);
    const list = this.listOf(section.parent);
    item.contextValue = sectionContext(section.section, list.isFiltered);
    if (list.isFiltered) item.description = `Filter: ${describeChoice(list.choice)}`;
  }

  /** The sections of a function: it may stand in several groups. */
  shown(of: { readonly connectionId: string; readonly functionName: string }): readonly SectionNode[] {
    return [...this.sections.values()].filter(({ parent: { target } }) => {
      return target.connectionId === of.connectionId && target.functionName === of.functionName;
    });
  }

  /** Forgets what was read of a function, or of all. */
  forget(of?: FunctionNode): void {
    if (of === undefined) this.lists.forget();
    else this.listOf(of).forget();
  }

  /** Forgets a connection. */
  remove(connectionId: string): void {
    this.lists.remove(connectionId);
    for (const [key, { parent }] of [...this.sections]) {
      if (parent.target.connectionId === connectionId) this.sections.delete(key);
    }
  }

  private listOf({ connection, target }: FunctionNode): ExecutionList {
    return this.lists.of({ connection, functionName: target.functionName });
  }
}

function nothingText({ isFiltered }: ExecutionList): string {
  return isFiltered ? 'No execution matches the filter.' : 'No executions';
}

function moreNode(section: SectionNode): FunctionTreeNode {
  const command = commandTo('showMoreExecutions', 'Load More', section);
  return { ...noteNode('More executions', section), icon: 'ellipsis', command };
}

function tooltipOf({ arn, name, status, startMs, endMs }: ExecutionNode['execution']): string {
  const version = parseExecutionArn(arn)?.qualifier;
  return [
    name,
    statusText(status),
    `Started: ${clockDate(startMs)}`,
    endMs === undefined ? undefined : `Ended: ${clockDate(endMs)} (${formatSpan(endMs - startMs)})`,
    version === undefined ? undefined : `Version: ${version}`,
    arn,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** Each status has its own shape, so that it can be recognized without color. */
function statusIcon(status: string): vscode.ThemeIcon {
  const [icon, color] = looks[status] ?? ['question', undefined];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

const looks: Readonly<Record<string, readonly [string, string | undefined]>> = {
  RUNNING: ['play-circle', undefined],
  SUCCEEDED: ['pass', 'testing.iconPassed'],
  FAILED: ['error', 'testing.iconFailed'],
  TIMED_OUT: ['watch', 'testing.iconFailed'],
  STOPPED: ['stop-circle', undefined],
};
