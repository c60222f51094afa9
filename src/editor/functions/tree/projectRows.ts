import type * as vscode from 'vscode';
import type { DeclaredFunction } from '../../../model/function/declaredFunction';
import type { Project } from '../../../model/function/project';
import { commandTo } from '../../commands/commandTo';
import type { ConnectionNode, FactNode, FunctionNode, FunctionTreeNode, GroupNode, MessageNode } from './functionNodes';
import { noteNode } from './messageNodes';
import { projectGroupId } from './projectGroup';

/** What the workspace has of projects, as far as a tree shows it. */
export type Projects = readonly Project[];

/** Puts the functions of several projects into a group each, by the project's folder; what belongs to none stays where it is. */
export function groupByProject(
  rows: readonly FunctionTreeNode[],
  node: ConnectionNode,
  projects: Projects,
): FunctionTreeNode[] {
  const own = projects.filter(({ functions }) => functions.length > 0);
  if (own.length < 2) return [...rows];
  const listed = new Map(rows.flatMap((row) => (row.kind === 'function' ? [[row.function.name, row] as const] : [])));
  const groups = own.flatMap(({ name, file, functions }): readonly GroupNode[] => {
    const members = functions.flatMap((one) => listed.get(one.name)?.function ?? []);
    for (const { name: member } of members) listed.delete(member);
    const id = projectGroupId(node.connection.id, file);
    return members.length === 0
      ? []
      : [{ kind: 'group', id, label: name, icon: 'folder', isOpen: false, functions: members, parent: node }];
  });
  const rest = rows.filter((row) => row.kind !== 'function' || listed.has(row.function.name));
  return [...groups, ...rest];
}

/** Rows for what exists and cannot be read yet, each with the action that helps. */
export function projectActions(node: ConnectionNode, projects: Projects): readonly MessageNode[] {
  return projects.flatMap((project): readonly MessageNode[] => {
    const { name, file, problems, functions } = project;
    const say = (text: string, command?: vscode.Command): MessageNode => ({
      ...noteNode(text, node),
      ...(command === undefined ? {} : { command }),
    });
    const title = actionTitle(project);
    if (title === undefined) {
      const [first] = functions.length === 0 ? problems : [];
      return first === undefined ? [] : [say(`${name}: ${first.message}`)];
    }
    const command = commandTo('runProjectAction', title, file);
    return [{ ...noteNode(`${name}: ${reasonOf(project)}`, node), command }];
  });
}

/** What the action of a project is called; `undefined` without one. */
export function actionTitle({ action }: Project): string | undefined {
  switch (action?.kind) {
    case undefined:
      return undefined;
    case 'run':
      return `Run ${action.command}`;
    case 'setParameters':
      return 'Set Parameter Values';
    case 'chooseTemplate':
      return 'Select Template';
  }
}

function reasonOf(project: Project): string {
  const { action, file } = project;
  switch (action?.kind) {
    case 'setParameters':
      return parametersText(action.names);
    case 'chooseTemplate':
      return `${file.split(/[\\/]/).at(-1)} does not exist`;
    default:
      return unreadText(project);
  }
}

function parametersText(names: readonly string[]): string {
  return names.length === 1 ? `parameter ${names[0]} has no value` : `parameters ${names.join(', ')} have no value`;
}

function unreadText({ kind, functions }: Project): string {
  switch (kind) {
    case 'cdk':
      return 'CDK app without cdk.out';
    case 'terraform':
      return functions.length === 0 ? 'known only to Terraform' : 'some values are known only to Terraform';
    default:
      return 'cannot be read without running it';
  }
}

/** Rows below a function of Local for what could not be read of it or is not honored. */
export function functionProblems(node: FunctionNode, projects: Projects): readonly MessageNode[] {
  if (node.connection.spec.kind !== 'local') return [];
  const declared = projects.flatMap(({ functions }) => functions).find(({ name }) => name === node.target.functionName);
  return (declared?.problems ?? []).map((text) => noteNode(text, node));
}

/** The declared functions as plain facts, where nothing may run; by project where there are several. */
export function declaredFacts(node: ConnectionNode, projects: Projects): readonly FactNode[] {
  const own = projects.filter(({ functions }) => functions.length > 0);
  const root = `${node.connection.id}/declared`;
  if (own.length === 1) return own.flatMap(({ functions }) => functions.map((one) => functionFact(one, node, root)));
  return own.map(({ name, file, functions }) => {
    const children: FactNode[] = [];
    const id = `${root}/${file}`;
    const project = fact({ id, label: name, description: String(functions.length), icon: 'folder' }, children, node);
    children.push(...functions.map((one) => functionFact(one, project, id)));
    return project;
  });
}

function functionFact({ name, runtime, handler }: DeclaredFunction, parent: FunctionTreeNode, root: string): FactNode {
  const description = [runtime, handler].filter(Boolean).join(' · ');
  return fact({ id: `${root}/${name}`, label: name, description, icon: 'symbol-function' }, [], parent);
}

function fact(
  parts: Pick<FactNode, 'id' | 'label' | 'description' | 'icon'>,
  children: readonly FactNode[],
  parent: FunctionTreeNode,
): FactNode {
  return { kind: 'fact', ...parts, isOpen: true, about: undefined, children, parent };
}
