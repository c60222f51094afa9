import * as vscode from 'vscode';
import type { FunctionTags } from '../../../model/function/functionFilter';
import type { LambdaFunction } from '../../../model/function/functions';
import { type Grouping, groupFunctions } from '../../../model/function/groupFunctions';
import type { ConnectionNode, FunctionNode, GroupNode } from './functionNodes';
import { projectFileOf } from './projectGroup';

/** With more functions than these, the recently invoked ones also get a group. */
const maxShortList = 30;

export interface Arrangement {
  /** The functions that match the filter, in their order. */
  readonly functions: readonly LambdaFunction[];
  readonly grouping: Grouping;
  readonly tagsOf: (lambda: LambdaFunction) => FunctionTags | undefined;
  readonly isFavorite: (lambda: LambdaFunction) => boolean;
  /** Names of the functions invoked last, the latest first. */
  readonly recent: readonly string[];
  /** A filtered list needs no shortcuts. */
  readonly isFiltered: boolean;
}

/** One group before it is a row. */
interface Members extends Pick<GroupNode, 'label' | 'icon' | 'isOpen'> {
  readonly key: string;
  readonly members: readonly LambdaFunction[];
}

/** Arranges the rows below a connection: shortcuts first, then the groups or the functions themselves. */
export function arrange(
  parent: ConnectionNode,
  { functions, grouping, tagsOf, isFavorite, recent, isFiltered }: Arrangement,
): readonly (GroupNode | FunctionNode)[] {
  const group = ({ key, label, icon, isOpen, members }: Members) =>
    members.length === 0
      ? []
      : [
          {
            kind: 'group',
            id: `${parent.connection.id}/${key}`,
            label,
            icon,
            isOpen,
            functions: members,
            parent,
          } as const,
        ];
  const shortcuts = isFiltered
    ? []
    : [
        ...group({
          key: 'favorites',
          label: 'Favorites',
          icon: 'star-full',
          isOpen: true,
          members: functions.filter(isFavorite),
        }),
        ...group({
          key: 'recent',
          label: 'Recently invoked',
          icon: 'history',
          isOpen: false,
          members: functions.length <= maxShortList ? [] : inOrder(functions, recent),
        }),
      ];
  const all =
    grouping.by === 'none'
      ? functions.map((lambda) => functionNode(lambda, parent))
      : groupFunctions(functions, grouping, tagsOf).flatMap(({ name, functions: members }) =>
          group({
            key: `${grouping.by}/${name ?? ''}`,
            label: name ?? withoutName(grouping),
            icon: groupIcons[grouping.by],
            isOpen: false,
            members,
          }),
        );
  return [...shortcuts, ...all];
}

/** A function as a row below a connection or in a group. */
export function functionNode(lambda: LambdaFunction, parent: ConnectionNode | GroupNode): FunctionNode {
  const { connection } = parent.kind === 'group' ? parent.parent : parent;
  const place = parent.kind === 'group' ? parent.id : connection.id;
  return {
    kind: 'function',
    id: `${place}/${lambda.name}`,
    target: { connectionId: connection.id, functionName: lambda.name, qualifier: undefined },
    function: lambda,
    connection,
    parent,
  };
}

/** Builds the row of a group. */
export function groupItem(node: GroupNode): vscode.TreeItem {
  const { id, label, icon, isOpen, functions } = node;
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = functions.length.toLocaleString('en');
  item.contextValue = projectFileOf(node) === undefined ? 'group' : 'group project';
  return item;
}

function inOrder(functions: readonly LambdaFunction[], names: readonly string[]): readonly LambdaFunction[] {
  const byName = new Map(functions.map((lambda) => [lambda.name, lambda]));
  return names.flatMap((name) => byName.get(name) ?? []);
}

const groupIcons: Readonly<Record<Exclude<Grouping['by'], 'none'>, string>> = {
  stack: 'layers',
  runtime: 'server-process',
  tag: 'tag',
};

function withoutName(grouping: Exclude<Grouping, { by: 'none' }>): string {
  switch (grouping.by) {
    case 'stack':
      return 'No stack';
    case 'runtime':
      return 'Container images';
    case 'tag':
      return `No tag ${grouping.key}`;
  }
}
