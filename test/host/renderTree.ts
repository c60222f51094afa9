import * as vscode from 'vscode';
import type { FunctionTreeNode } from '../../src/editor/functions/tree/functionNodes';
import { extensionApi } from './extension';

/** Settles when the tree says that it has changed. */
export async function nextTreeChange(): Promise<void> {
  const { functionTree } = await extensionApi();
  await new Promise<void>((resolve) => {
    const subscription = functionTree.onDidChangeTreeData(() => {
      subscription.dispose();
      resolve();
    });
  });
}

/** The view Functions as a reader sees it, open as far as `isOpen` says. */
export async function renderTree(
  isOpen: (node: FunctionTreeNode) => boolean,
  parent?: FunctionTreeNode,
  indent = '',
): Promise<readonly string[]> {
  const { functionTree } = await extensionApi();
  const lines: string[] = [];
  for (const node of await functionTree.getChildren(parent)) {
    const { label, description, collapsibleState } = functionTree.getTreeItem(node);
    const name = typeof label === 'object' ? label.label : label;
    lines.push(`${indent}${name} ${description ?? ''}`.trimEnd());
    const hasChildren = collapsibleState !== vscode.TreeItemCollapsibleState.None;
    if (hasChildren && isOpen(node)) lines.push(...(await renderTree(isOpen, node, `${indent}  `)));
  }
  return lines;
}
