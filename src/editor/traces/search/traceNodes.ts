import * as vscode from 'vscode';
import { outcomeOf, type TraceGroup, type TraceOutcome } from '../../../explorer/traceSearch/groupTraces';
import { describeGroup, describeTraceRow } from '../../../explorer/traceSearch/searchTexts';
import { clockDate } from '../../../model/base/clockTime';
import type { ConnectionSpec } from '../../../model/connection/connection';
import type { TraceSummary } from '../../../model/connection/traceSearchSource';
import { commandTo } from '../../commands/commandTo';

/** Traces with the same outcome and root cause. */
export interface TraceGroupNode {
  readonly kind: 'traceGroup';
  readonly group: TraceGroup;
}

/** A found trace. `isOpen`: its attempts are read when the row is drawn. */
export interface TraceNode {
  readonly kind: 'trace';
  readonly trace: TraceSummary;
  readonly connectionId: string;
  readonly place: ConnectionSpec['kind'];
  readonly isOpen: boolean;
}

/** Something about a trace: an attempt, or where the event ended. */
export interface TraceFactNode {
  readonly kind: 'traceFact';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
  readonly trace: TraceNode;
}

/** Stands for the rest of a long group. */
export interface MoreTracesNode {
  readonly kind: 'moreTraces';
  readonly groupId: string;
  readonly rest: number;
}

/** Why a search ended early. */
export interface SearchFailureNode {
  readonly kind: 'searchFailure';
  readonly message: string;
}

/** A row of the view **Traces**. */
export type TraceTreeNode = TraceGroupNode | TraceNode | TraceFactNode | MoreTracesNode | SearchFailureNode;

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Builds a row. */
export function traceTreeItem(node: TraceTreeNode): vscode.TreeItem {
  switch (node.kind) {
    case 'traceGroup':
      return groupItem(node);
    case 'trace':
      return traceItem(node);
    case 'traceFact': {
      const item = new vscode.TreeItem(node.label, None);
      item.id = node.id;
      item.description = node.description;
      item.iconPath = node.icon;
      item.command = showTrace(node.trace);
      return item;
    }
    case 'moreTraces': {
      const item = new vscode.TreeItem('Show More', None);
      item.description = `${node.rest} not shown`;
      item.iconPath = new vscode.ThemeIcon('ellipsis');
      item.command = commandTo('showMoreTraces', 'Show More', node);
      return item;
    }
    case 'searchFailure': {
      const item = new vscode.TreeItem(node.message, None);
      item.tooltip = node.message;
      item.iconPath = new vscode.ThemeIcon('error');
      return item;
    }
  }
}

function groupItem({ group }: TraceGroupNode): vscode.TreeItem {
  const { label, description } = describeGroup(group);
  const item = new vscode.TreeItem(label, group.outcome === 'ok' ? Collapsed : Expanded);
  item.id = `group ${group.id}`;
  item.description = description;
  item.tooltip = label;
  item.iconPath = outcomeIcons[group.outcome];
  return item;
}

function traceItem(node: TraceNode): vscode.TreeItem {
  const { trace } = node;
  const { label, description } = describeTraceRow(trace);
  const item = new vscode.TreeItem(label, node.isOpen ? Expanded : Collapsed);
  item.id = trace.id;
  item.description = description;
  item.tooltip = [clockDate(trace.startMs), description, trace.cause?.message, trace.id].filter(Boolean).join('\n');
  item.contextValue = contextValues[node.place];
  item.iconPath = outcomeIcons[outcomeOf(trace)];
  item.command = showTrace(node);
  return item;
}

/** A link of a local trace would lead nowhere; only AWS has a console. */
const contextValues: Readonly<Record<ConnectionSpec['kind'], string>> = {
  local: 'trace',
  endpoint: 'trace shared',
  aws: 'trace shared console',
};

function showTrace({ trace, connectionId }: TraceNode): vscode.Command {
  return commandTo('showTrace', 'Open Trace', { connectionId, traceId: trace.id });
}

const failed = new vscode.ThemeColor('charts.red');
const warned = new vscode.ThemeColor('charts.yellow');

/** Each outcome has its own shape, so that it can be recognized without color. */
const outcomeIcons: Readonly<Record<TraceOutcome, vscode.ThemeIcon>> = {
  fault: new vscode.ThemeIcon('error', failed),
  throttle: new vscode.ThemeIcon('warning', warned),
  error: new vscode.ThemeIcon('circle-slash', failed),
  partial: new vscode.ThemeIcon('sync'),
  ok: new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green')),
};
